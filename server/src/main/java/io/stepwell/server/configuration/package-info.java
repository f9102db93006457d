/**
 * What a server can be told: settings, their sources and their checks.
 *
 * <p>May: read the configuration file it is pointed to. Must not: start anything.
 */
@NullMarked
package io.stepwell.server.configuration;

import org.jspecify.annotations.NullMarked;
