package io.stepwell.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing.
 *
 * @param nextCursor where the next page begins, meaningful to the same listing only; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
