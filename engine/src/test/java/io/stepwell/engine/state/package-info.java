@NullMarked
package io.stepwell.engine.state;

import org.jspecify.annotations.NullMarked;
