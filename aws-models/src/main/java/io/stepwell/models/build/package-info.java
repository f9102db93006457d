/**
 * Makes the catalogue, at build time.
 *
 * <p>May: read AWS's published models and write files. Must not: be used by a running server.
 */
@NullMarked
package io.stepwell.models.build;

import org.jspecify.annotations.NullMarked;
