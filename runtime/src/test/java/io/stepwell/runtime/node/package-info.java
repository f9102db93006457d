@NullMarked
package io.stepwell.runtime.node;

import org.jspecify.annotations.NullMarked;
