/** What is logged of executions, and where it arrives. */
@NullMarked
package io.stepwell.server.logs;

import org.jspecify.annotations.NullMarked;
