package io.stepwell.language.intrinsic;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * {@code States.StringSplit}: the parts of a string between any of the characters of a second one. Empty parts are
 * left out, as recorded.
 */
final class StringSplit {
    private StringSplit() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        StringTokenizer tokens = new StringTokenizer(arguments.string(0), arguments.string(1));
        List<String> parts = new ArrayList<>();
        while (tokens.hasMoreTokens()) {
            parts.add(tokens.nextToken());
        }
        return parts;
    }
}
