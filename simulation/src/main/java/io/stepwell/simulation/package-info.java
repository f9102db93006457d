/**
 * The whole runtime under one seed in one thread.
 *
 * <p>May: drive the production code with time, chance, threads, store and callees of its own, and judge what comes of it.
 * Must not: share the engine's understanding of a definition; the reference in {@code program} has its own.
 */
@NullMarked
package io.stepwell.simulation;

import org.jspecify.annotations.NullMarked;
