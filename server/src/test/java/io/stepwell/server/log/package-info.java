/** Lines of the log. */
@NullMarked
package io.stepwell.server.log;

import org.jspecify.annotations.NullMarked;
