package io.stepwell.language.parse;

import io.stepwell.language.definition.SourcePosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in the text of a definition, with the place where it stands. */
sealed interface Node {
    SourcePosition position();

    /**
     * An object.
     *
     * @param members by name, in the order of the text; of members with one name the first
     * @param repeated members whose name had been used before
     */
    record ObjectNode(SourcePosition position, Map<String, Member> members, List<Member> repeated) implements Node {}

    /** An array. */
    record ArrayNode(SourcePosition position, List<Node> elements) implements Node {}

    /** A string, number, boolean or null. */
    record ScalarNode(SourcePosition position, @Nullable Object value) implements Node {}

    /**
     * A member of an object.
     *
     * @param position where its name stands
     */
    record Member(String name, SourcePosition position, Node value) {}

    /** Whether this is null. */
    default boolean isNull() {
        return this instanceof ScalarNode(SourcePosition at, Object value) && value == null;
    }
}
