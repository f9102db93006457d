/** What survives {@code kill -9}: a server in its own process, killed again and again under load. */
@NullMarked
package io.stepwell.server.crash;

import org.jspecify.annotations.NullMarked;
