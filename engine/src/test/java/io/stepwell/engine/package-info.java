@NullMarked
package io.stepwell.engine;

import org.jspecify.annotations.NullMarked;
