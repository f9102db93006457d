/** What the world is told once the events that cause it are durable. */
@NullMarked
package io.stepwell.engine.effect;

import org.jspecify.annotations.NullMarked;
