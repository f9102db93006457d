package io.stepwell.language.path;

import java.util.List;

/**
 * A parsed path.
 *
 * @param fromRoot whether it begins with {@code $}; otherwise with {@code @}, the item a filter looks at
 * @param segments its parts in order
 */
record PathTree(boolean fromRoot, List<Segment> segments) {
    PathTree {
        segments = List.copyOf(segments);
    }

    boolean isDefinite() {
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).isDefinite(i == segments.size() - 1)) {
                return false;
            }
        }
        return true;
    }

    boolean endsWithCall() {
        return !segments.isEmpty() && segments.getLast() instanceof Segment.Call;
    }

    /** The canonical text of the first {@code count} segments, as messages show it. */
    String canonical(int count) {
        return (fromRoot ? "$" : "@") + joined(0, count);
    }

    /** The canonical text of the segments from this one on. */
    String canonicalFrom(int first) {
        return joined(first, segments.size());
    }

    private String joined(int from, int to) {
        StringBuilder text = new StringBuilder();
        segments.subList(from, to).forEach(text::append);
        return text.toString();
    }
}
