/**
 * What has just happened, for those who look on. Nothing rests on it: who misses something asks again.
 *
 * <p>May: drop. Must not: wait for anybody.
 */
@NullMarked
package io.stepwell.runtime.live;

import org.jspecify.annotations.NullMarked;
