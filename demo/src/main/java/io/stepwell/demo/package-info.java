/**
 * The order process of {@code examples/order}, shown end to end on one machine.
 *
 * <p>May: start a server, a queue and programs, and talk to the server as any application would, with the AWS SDK. Must
 * not: reach into the server, or be needed by anything but the command line.
 */
@NullMarked
package io.stepwell.demo;

import org.jspecify.annotations.NullMarked;
