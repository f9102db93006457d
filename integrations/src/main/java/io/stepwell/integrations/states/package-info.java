/** Executions that a Task starts: {@code states:startExecution} with all its patterns. */
@NullMarked
package io.stepwell.integrations.states;

import org.jspecify.annotations.NullMarked;
