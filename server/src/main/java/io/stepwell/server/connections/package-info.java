/**
 * Connections of HTTP tasks that clients create: EventBridge's operations for them, their encryption, and what tasks find.
 *
 * <p>May: hold secrets in memory while a request or a call needs them. Must not: put one into an answer, a log or an error.
 */
@NullMarked
package io.stepwell.server.connections;

import org.jspecify.annotations.NullMarked;
