/**
 * The logs of executions: what their state machines want logged goes to files and to CloudWatch Logs.
 *
 * <p>May: drop what it cannot deliver, and count it. Must not: keep an execution waiting, or let it fail.
 */
@NullMarked
package io.stepwell.server.logs;

import org.jspecify.annotations.NullMarked;
