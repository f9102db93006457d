/** The rules of Choice states, compiled. May: look at input and context. Must not: pick a way by anything else. */
@NullMarked
package io.stepwell.language.choice;

import org.jspecify.annotations.NullMarked;
