@NullMarked
package io.stepwell.runtime.maprun;

import org.jspecify.annotations.NullMarked;
