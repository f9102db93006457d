/**
 * Map runs: items go in, children are started and counted, results come out. Each goes on after a crash where its rows say.
 *
 * <p>May: wait for readers, writers and partitions on threads of its own. Must not: decide about an execution.
 */
@NullMarked
package io.stepwell.runtime.maprun;

import org.jspecify.annotations.NullMarked;
