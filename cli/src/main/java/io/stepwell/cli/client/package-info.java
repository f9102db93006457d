/**
 * A small client of the Step Functions API, so that the command line needs no SDK to start.
 *
 * <p>May: call a server over HTTP. Must not: know commands.
 */
@NullMarked
package io.stepwell.cli.client;

import org.jspecify.annotations.NullMarked;
