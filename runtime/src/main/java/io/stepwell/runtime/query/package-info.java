/** Questions about executions, answered from the store. */
@NullMarked
package io.stepwell.runtime.query;

import org.jspecify.annotations.NullMarked;
