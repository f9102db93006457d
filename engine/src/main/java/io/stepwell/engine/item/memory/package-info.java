/** Datasets and results in memory, to test with. */
@NullMarked
package io.stepwell.engine.item.memory;

import org.jspecify.annotations.NullMarked;
