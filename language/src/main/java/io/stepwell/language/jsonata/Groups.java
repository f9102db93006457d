package io.stepwell.language.jsonata;

import io.stepwell.language.jsonata.IntegerPicture.Separator;
import java.util.List;

/** Groups of digits. */
final class Groups {
    private Groups() {}

    /** The size of all groups when the separators are the same and equally far from each other; 0 when not. */
    static int every(List<Separator> separators) {
        int divisor = 0;
        for (Separator separator : separators) {
            if (!separator.text().equals(separators.get(0).text())) {
                return 0;
            }
            divisor = divisor(separator.digitsBehind(), divisor);
        }
        for (int i = 1; i <= separators.size(); i++) {
            int position = i * divisor;
            if (separators.stream().noneMatch(separator -> separator.digitsBehind() == position)) {
                return 0;
            }
        }
        return divisor;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    /** Puts separators into digits. @param width how many Java characters a digit has */
    static void insert(StringBuilder digits, int every, List<Separator> separators, int width) {
        int count = digits.length() / width;
        if (every > 0) {
            for (int behind = every; behind < count; behind += every) {
                digits.insert((count - behind) * width, separators.get(0).text());
            }
            return;
        }
        for (Separator separator : separators) {
            if (separator.digitsBehind() <= count) {
                digits.insert((count - separator.digitsBehind()) * width, separator.text());
            }
        }
    }
}
