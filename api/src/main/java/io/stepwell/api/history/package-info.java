/**
 * The projection of events to the AWS execution history.
 *
 * <p>May: read events. Must not: decide, store or look anything up.
 */
@NullMarked
package io.stepwell.api.history;

import org.jspecify.annotations.NullMarked;
