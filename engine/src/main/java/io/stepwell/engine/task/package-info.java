/** The contract between the engine and whatever a Task state can call. */
@NullMarked
package io.stepwell.engine.task;

import org.jspecify.annotations.NullMarked;
