package io.stepwell.language.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path to exactly one place, which can be written to: only {@code $}, {@code .name}, {@code ['name']} and
 * {@code [n]} (Amazon States Language, "Reference Paths"). {@code ResultPath} is one.
 *
 * <p>Instances are immutable and thread safe; they are equal when their texts are.
 */
public final class ReferencePath {
    private final String text;
    private final List<Segment> segments;

    private ReferencePath(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * The reference path with this text.
     *
     * @throws JsonPathSyntaxException when the text is not a path, or a path with anything but names and indexes
     */
    public static ReferencePath compile(String text) {
        PathTree tree = PathParser.parse(text);
        for (Segment segment : tree.segments()) {
            if (!(segment instanceof Segment.Name || segment instanceof Segment.Index(int index) && index >= 0)) {
                throw new JsonPathSyntaxException(
                        "A reference path has only names and indexes from 0, not " + segment + ": found", text, 0);
            }
        }
        return new ReferencePath(text, tree.segments());
    }

    /** The text it was compiled from. */
    public String text() {
        return text;
    }

    /** Whether this is {@code $}, the whole tree. */
    public boolean isRoot() {
        return segments.isEmpty();
    }

    /**
     * A new tree with the value at this place. Objects missing on the way are created; the given tree is not changed,
     * and what the path does not touch is shared with it.
     *
     * @throws PathFailureException when the path names a member of what is no object, or an element that does not
     *     exist (AWS: {@code States.ResultPathMatchFailure})
     */
    public @Nullable Object put(@Nullable Object root, @Nullable Object value) throws PathFailureException {
        Object changed = placed(root, 0, value);
        if (changed == Hop.NOTHING) {
            throw new PathFailureException(text, root);
        }
        return changed;
    }

    /** The changed node, or {@link Hop#NOTHING}; a {@code node} of {@link Hop#NOTHING} is to be created. */
    private @Nullable Object placed(@Nullable Object node, int at, @Nullable Object value) {
        if (at == segments.size()) {
            return value;
        }
        return switch (segments.get(at)) {
            case Segment.Name(String name) -> withMember(node, name, at, value);
            case Segment.Index(int index) -> withElement(node, index, at, value);
            default -> throw new IllegalStateException("not in a reference path");
        };
    }

    private @Nullable Object withMember(@Nullable Object node, String name, int at, @Nullable Object value) {
        if (node != Hop.NOTHING && !(node instanceof Map)) {
            return Hop.NOTHING;
        }
        Object member = placed(new Hop.ToMember(name).from(node), at + 1, value);
        if (member == Hop.NOTHING) {
            return member;
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> members) {
            members.forEach((key, kept) -> changed.put((String) key, kept));
        }
        changed.put(name, member);
        return changed;
    }

    private @Nullable Object withElement(@Nullable Object node, int index, int at, @Nullable Object value) {
        if (!(node instanceof List<?> elements) || index >= elements.size()) {
            return Hop.NOTHING;
        }
        Object element = placed(elements.get(index), at + 1, value);
        if (element == Hop.NOTHING) {
            return element;
        }
        List<@Nullable Object> changed = new ArrayList<>(elements);
        changed.set(index, element);
        return changed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReferencePath that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
