/** What an execution is asked to do. */
@NullMarked
package io.stepwell.engine.command;

import org.jspecify.annotations.NullMarked;
