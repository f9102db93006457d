/** The compiled form of a definition: sealed states, transitions, retriers, catchers, diagnostics. */
@NullMarked
package io.stepwell.language.definition;

import org.jspecify.annotations.NullMarked;
