/**
 * The listener: sockets, bounds, routes.
 *
 * <p>May: translate between HTTP and what it is given. Must not: know stores or executions.
 */
@NullMarked
package io.stepwell.server.http;

import org.jspecify.annotations.NullMarked;
