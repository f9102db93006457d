@NullMarked
package io.stepwell.server.console;

import org.jspecify.annotations.NullMarked;
