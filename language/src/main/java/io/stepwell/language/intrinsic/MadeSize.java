package io.stepwell.language.intrinsic;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much the functions of one evaluation made, about in characters of JSON text. Trees share their parts, so a short
 * call can stand for a value of any length; the count ends as soon as it passes the bound, and with it the evaluation.
 */
final class MadeSize {
    /** 32 times what AWS lets a state hand on. */
    static final int CHARS_MAX = 8 << 20;

    private long chars;

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
            throw new IntrinsicFault("The values made are longer than " + CHARS_MAX + " characters");
        }
    }
}
