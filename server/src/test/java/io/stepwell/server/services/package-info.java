/** Tasks that call services, from a whole server to a double that speaks HTTP. */
@NullMarked
package io.stepwell.server.services;

import org.jspecify.annotations.NullMarked;
