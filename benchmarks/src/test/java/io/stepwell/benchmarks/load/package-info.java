@NullMarked
package io.stepwell.benchmarks.load;

import org.jspecify.annotations.NullMarked;
