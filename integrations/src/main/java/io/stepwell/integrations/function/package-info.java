/**
 * Local functions: handlers in Node.js, Python or Java, run in processes of their own through the Lambda Runtime API; other
 * programs; and what serves HTTP.
 *
 * <p>May: start processes on this machine and listen on the loopback address. Must not: end a process it did not
 * start, let one outlive it, or hand this server's own environment to a function.
 */
@NullMarked
package io.stepwell.integrations.function;

import org.jspecify.annotations.NullMarked;
