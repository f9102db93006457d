/** The only wiring: configuration, listener, life cycle. No logic of its own. */
@NullMarked
package io.stepwell.server;

import org.jspecify.annotations.NullMarked;
