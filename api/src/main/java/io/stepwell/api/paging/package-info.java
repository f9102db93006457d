/**
 * Page tokens: opaque, authenticated and short-lived.
 *
 * <p>May: sign and check cursors. Must not: know what a cursor means.
 */
@NullMarked
package io.stepwell.api.paging;

import org.jspecify.annotations.NullMarked;
