/** How log lines look and which are shown. */
@NullMarked
package io.stepwell.server.log;

import org.jspecify.annotations.NullMarked;
