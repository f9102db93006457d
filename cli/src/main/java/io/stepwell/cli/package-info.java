/**
 * The command line: one class for each command; data on stdout, talk on stderr.
 *
 * <p>May: read files, write to the terminal, start a server in this process or call one. Must not: know how a server
 * works.
 */
@NullMarked
package io.stepwell.cli;

import org.jspecify.annotations.NullMarked;
