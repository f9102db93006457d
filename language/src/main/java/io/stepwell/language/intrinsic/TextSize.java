package io.stepwell.language.intrinsic;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a function from writing more than memory holds. Trees share their parts, so a short call can stand for a text
 * of any length; this walk ends as soon as the bound is passed. The payload limits of a state are far below it.
 */
final class TextSize {
    /** The longest text a function writes, about, in characters. */
    static final int CHARS_MAX = 16 << 20;

    private final String function;
    private long chars;

    TextSize(String function) {
        this.function = function;
    }

    void add(@Nullable Object value) throws IntrinsicFault {
        chars++;
        switch (value) {
            case String string -> chars += string.length();
            case Map<?, ?> members -> {
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    add(member.getKey());
                    add(member.getValue());
                }
            }
            case List<?> elements -> {
                for (Object element : elements) {
                    add(element);
                }
            }
            case null, default -> chars += 4;
        }
        if (chars > CHARS_MAX) {
            throw new IntrinsicFault("The result of " + function + " is longer than " + CHARS_MAX + " characters");
        }
    }
}
