@NullMarked
package io.stepwell.engine.decide;

import org.jspecify.annotations.NullMarked;
