/**
 * {@code aws-sdk:SERVICE:ACTION}: every action of every service in AWS's models.
 *
 * <p>May: translate between a Task's JSON and a service's operations, by the model alone. Must not: know a service by
 * name; what is special about one belongs into its optimised integration.
 */
@NullMarked
package io.stepwell.integrations.sdk;

import org.jspecify.annotations.NullMarked;
