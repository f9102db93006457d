/**
 * The state of an execution and the appliers, its only writers.
 *
 * <p>May: fold events. Must not: decide, evaluate expressions or produce effects.
 */
@NullMarked
package io.stepwell.engine.state;

import org.jspecify.annotations.NullMarked;
