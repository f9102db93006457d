package io.stepwell.conformance.tree;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON text to plain trees and back.
 *
 * <p>A tree is made of {@link Map} (in order), {@link List}, {@link String}, {@link Number}, {@link Boolean} and null.
 * Whole numbers are {@code Integer}, {@code Long} or {@code BigInteger}, all others {@code Double}, so {@code 1} and
 * {@code 1.0} stay different, as the recordings need it.
 */
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(1_000)
                            .maxStringLength(64 << 20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /**
     * The tree of one JSON value.
     *
     * @throws IllegalArgumentException when the text is not exactly one JSON value
     */
    public static @Nullable Object read(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The text of a tree, with {@code ": "} and {@code ", "}; a value of another type stands as its text. */
    public static String write(@Nullable Object tree) {
        StringBuilder out = new StringBuilder();
        write(tree, out);
        return out.toString();
    }

    /** The text of a tree without any white space. */
    public static String writeCompact(@Nullable Object tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /** The text inside the quotes of a JSON string. */
    public static String escape(String text) {
        String quoted = quote(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String quote(String text) {
        return MAPPER.writeValueAsString(text);
    }

    private static void write(@Nullable Object tree, StringBuilder out) {
        switch (tree) {
            case null -> out.append("null");
            case Map<?, ?> members -> writeMembers(members, out);
            case List<?> elements -> writeElements(elements, out);
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            default -> out.append(quote(tree.toString()));
        }
    }

    private static void writeMembers(Map<?, ?> members, StringBuilder out) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> entries = members.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> member = entries.next();
            out.append(quote(String.valueOf(member.getKey()))).append(": ");
            write(member.getValue(), out);
            out.append(entries.hasNext() ? ", " : "");
        }
        out.append('}');
    }

    private static void writeElements(List<?> elements, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < elements.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            write(elements.get(i), out);
        }
        out.append(']');
    }
}
