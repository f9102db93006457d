@NullMarked
package io.stepwell.runtime.statistics;

import org.jspecify.annotations.NullMarked;
