@NullMarked
package io.stepwell.runtime.work;

import org.jspecify.annotations.NullMarked;
