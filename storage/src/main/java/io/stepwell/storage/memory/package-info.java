/**
 * A store that lives in memory: the reference for what a store does, and the store of tests.
 *
 * <p>May: hold rows on the heap. Must not: be used where data has to survive the process.
 */
@NullMarked
package io.stepwell.storage.memory;

import org.jspecify.annotations.NullMarked;
