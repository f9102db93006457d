@NullMarked
package io.stepwell.runtime.live;

import org.jspecify.annotations.NullMarked;
