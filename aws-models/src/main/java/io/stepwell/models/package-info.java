/**
 * AWS's services as data: which operations there are, what they take and give, and how that looks on the wire.
 *
 * <p>May: read models, from the catalogue in this module or from files. Must not: speak to a service, or know what a
 * Task state is.
 */
@NullMarked
package io.stepwell.models;

import org.jspecify.annotations.NullMarked;
