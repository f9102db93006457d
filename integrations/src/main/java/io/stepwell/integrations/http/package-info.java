/**
 * Calls to HTTP APIs ({@code http:invoke}): parameters, connections with their secrets, and which addresses may be
 * called. May not call anything but through {@link io.stepwell.integrations.http.GuardedClient}.
 */
@NullMarked
package io.stepwell.integrations.http;

import org.jspecify.annotations.NullMarked;
