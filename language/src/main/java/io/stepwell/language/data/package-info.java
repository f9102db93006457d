/** The data flow of states: what an expression sees, what it yields, how it fails. */
@NullMarked
package io.stepwell.language.data;

import org.jspecify.annotations.NullMarked;
