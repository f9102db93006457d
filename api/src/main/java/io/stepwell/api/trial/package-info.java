/**
 * The rules and the words of the operation TestState: what may be mocked for which state, and how a report looks.
 *
 * <p>May: check and translate. Must not: run anything.
 */
@NullMarked
package io.stepwell.api.trial;

import org.jspecify.annotations.NullMarked;
