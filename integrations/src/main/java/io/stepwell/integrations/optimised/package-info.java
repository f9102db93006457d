/**
 * The optimised integrations: actions of services that Step Functions shapes in its own way, and the jobs whose end
 * {@code .sync} waits for. {@code OptimisedServices} is the list of them.
 *
 * <p>May: say what is special about a service. Must not: speak a protocol; the models do that.
 */
@NullMarked
package io.stepwell.integrations.optimised;

import org.jspecify.annotations.NullMarked;
