/** The console as people meet it: in a browser, on a server with data. */
@NullMarked
package io.stepwell.browser;

import org.jspecify.annotations.NullMarked;
