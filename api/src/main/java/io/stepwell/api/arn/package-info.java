/**
 * Amazon Resource Names of state machines, executions and activities.
 *
 * <p>May: take names apart and put them together. Must not: look anything up.
 */
@NullMarked
package io.stepwell.api.arn;

import org.jspecify.annotations.NullMarked;
