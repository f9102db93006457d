package io.stepwell.integrations.item;

import io.stepwell.engine.item.ItemReaderException;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON Pointer (RFC 6901) that is followed while a document is read, without keeping it. */
final class JsonPointer {
    private final List<String> steps;

    private JsonPointer(List<String> steps) {
        this.steps = steps;
    }

    /**
     * Reads a pointer.
     *
     * @throws ItemReaderException when it does not begin with a slash
     */
    static JsonPointer of(String text) throws ItemReaderException {
        if (!text.startsWith("/")) {
            throw new ItemReaderException("ReaderConfig: ItemsPointer '" + text
                    + "' is no JSON Pointer. It begins with a slash, as in /data/items.");
        }
        return new JsonPointer(Arrays.stream(text.substring(1).split("/", -1))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /** Moves the parser from the document's first token to the first of the value pointed to; false without one. */
    boolean find(JsonParser parser, ItemBound bound) {
        for (String step : steps) {
            boolean found = switch (parser.currentToken()) {
                case START_OBJECT -> member(parser, bound, step);
                case START_ARRAY -> element(parser, bound, step);
                case null, default -> false;
            };
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean member(JsonParser parser, ItemBound bound, String name) {
        for (String found = parser.nextName(); found != null; found = parser.nextName()) {
            parser.nextToken();
            if (found.equals(name)) {
                return true;
            }
            skip(parser, bound);
        }
        return false;
    }

    private static boolean element(JsonParser parser, ItemBound bound, String index) {
        if (!index.matches("0|[1-9][0-9]{0,8}")) {
            return false;
        }
        int left = Integer.parseInt(index);
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            if (left-- == 0) {
                return true;
            }
            skip(parser, bound);
        }
        return false;
    }

    /** Passes over a value of any length, which is no item. */
    private static void skip(JsonParser parser, ItemBound bound) {
        int depth = parser.currentToken().isStructStart() ? 1 : 0;
        bound.nextItem();
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return;
            }
            bound.nextItem();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }
}
