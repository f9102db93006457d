package io.stepwell.conformance.compare;

import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Strings that hold JSON. */
final class EmbeddedJson {
    private EmbeddedJson() {}

    /** Replaces each string member that starts with an opening brace and is JSON by its value, once. */
    static void parseIn(@Nullable Object tree) {
        if (tree instanceof Map<?, ?>) {
            for (Map.Entry<String, @Nullable Object> member :
                    Trees.object(tree, "tree").entrySet()) {
                if (member.getValue() instanceof String text && text.startsWith("{")) {
                    member.setValue(parsedOrSame(text));
                } else {
                    parseIn(member.getValue());
                }
            }
        } else if (tree instanceof List<?> elements) {
            elements.forEach(EmbeddedJson::parseIn);
        }
    }

    /** The value of the text when it is JSON (members sorted), or the text itself. */
    static @Nullable Object parsedOrSame(String text) {
        try {
            return Trees.sortedCopy(JsonText.read(text));
        } catch (IllegalArgumentException notJson) {
            return text;
        }
    }
}
