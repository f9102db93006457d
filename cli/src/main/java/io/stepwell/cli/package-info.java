/** The command line: one class for each command; data on stdout, talk on stderr. */
@NullMarked
package io.stepwell.cli;

import org.jspecify.annotations.NullMarked;
