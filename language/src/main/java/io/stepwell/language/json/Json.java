package io.stepwell.language.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON document that keeps its text and its tree lazily.
 *
 * <p>A document that only passes through a state is never parsed again and never written again, so its text,
 * white space included, stays what the caller sent: AWS shows it that way in a history. The tree is plain
 * {@link Map} (insertion order), {@link List}, {@link String}, {@link Number} ({@code Integer}, {@code Long},
 * {@code BigInteger}, {@code BigDecimal}), {@link Boolean} and null; callers must not change it.
 */
public final class Json {
    public static final Json NULL = new Json("null", null, true);
    public static final Json EMPTY_OBJECT = new Json("{}", Map.of(), true);

    private volatile @Nullable String text;
    private @Nullable Object tree;
    private volatile boolean parsed;
    private int utf8Length = -1;

    private Json(@Nullable String text, @Nullable Object tree, boolean parsed) {
        this.text = text;
        this.tree = tree;
        this.parsed = parsed;
    }

    /**
     * The document with this text.
     *
     * @throws JsonSyntaxException when the text is not one JSON value within {@link JsonReader#MAX_DEPTH}
     */
    public static Json parse(String text) {
        return new Json(text, JsonReader.read(text), true);
    }

    /** The document with this text, which is known to be valid JSON: it is parsed when its tree is first asked for. */
    public static Json ofValidText(String text) {
        return new Json(Objects.requireNonNull(text), null, false);
    }

    /** The document with this tree of plain maps, lists, strings, numbers, booleans and nulls. */
    public static Json of(@Nullable Object tree) {
        return tree == null ? NULL : new Json(null, tree, true);
    }

    /** The array of these documents; its text joins theirs as they are. */
    public static Json array(List<Json> elements) {
        StringBuilder joined = new StringBuilder(2 + elements.size() * 16).append('[');
        for (int i = 0; i < elements.size(); i++) {
            joined.append(i == 0 ? "" : ",").append(elements.get(i).text());
        }
        return new Json(joined.append(']').toString(), null, false);
    }

    /** The plain tree; null for JSON null. */
    public @Nullable Object tree() {
        if (!parsed) {
            synchronized (this) {
                if (!parsed) {
                    tree = JsonReader.read(text());
                    parsed = true;
                }
            }
        }
        return tree;
    }

    /** The text: what was parsed, or compact JSON. */
    public String text() {
        String known = text;
        if (known == null) {
            known = JsonWriter.write(tree);
            text = known;
        }
        return known;
    }

    /** Bytes of the text in UTF-8, the unit of every payload limit. */
    public int utf8Length() {
        int known = utf8Length;
        if (known < 0) {
            String s = text();
            known = s.length() > 1 << 20 ? s.getBytes(StandardCharsets.UTF_8).length : countUtf8(s);
            utf8Length = known;
        }
        return known;
    }

    private static int countUtf8(String s) {
        int bytes = s.length();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= 0x800 && !Character.isSurrogate(c)) {
                bytes += 2;
            } else if (c >= 0x80) {
                bytes += 1;
            }
        }
        return bytes;
    }

    /** Equal when the trees are equal; {@code 1} and {@code 1.0} differ, the order of members does not matter. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Json that && (this == that || Objects.equals(tree(), that.tree()));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(tree());
    }

    @Override
    public String toString() {
        return text();
    }
}
