package io.stepwell.engine.maprun;

import io.stepwell.language.definition.Definition;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a child execution: the processor of a Distributed Map. Its id is that of the text it stands in,
 * then {@code #} and the name of the state, which is unique in the text.
 *
 * @param textId names the text
 * @param mapState the name of the Distributed Map; null for the whole text
 */
public record ChildDefinition(String textId, @Nullable String mapState) {
    private static final char SEPARATOR = '#';

    /** The id of the processor of that state in the text, or in the processor, with this id. */
    public static String id(String definitionId, String mapState) {
        return parse(definitionId).textId() + SEPARATOR + mapState;
    }

    /** Takes the id of any definition apart; ids of texts have no {@code #}. */
    public static ChildDefinition parse(String definitionId) {
        int end = definitionId.indexOf(SEPARATOR);
        return end < 0
                ? new ChildDefinition(definitionId, null)
                : new ChildDefinition(definitionId.substring(0, end), definitionId.substring(end + 1));
    }

    /** The definition with this id, when the whole text means this. */
    public Definition in(Definition whole) {
        return mapState == null ? whole : whole.processorOf(mapState);
    }
}
