/**
 * Executions that live in memory alone: express workflows, and express children of a Map Run.
 *
 * <p>May: run the engine on the caller's virtual thread. Must not: commit anything.
 */
@NullMarked
package io.stepwell.runtime.express;

import org.jspecify.annotations.NullMarked;
