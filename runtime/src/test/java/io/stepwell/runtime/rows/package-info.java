@NullMarked
package io.stepwell.runtime.rows;

import org.jspecify.annotations.NullMarked;
