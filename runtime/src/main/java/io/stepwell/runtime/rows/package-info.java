/** The layout of the runtime's rows: one class for each table. May encode and decode; must not decide. */
@NullMarked
package io.stepwell.runtime.rows;

import org.jspecify.annotations.NullMarked;
