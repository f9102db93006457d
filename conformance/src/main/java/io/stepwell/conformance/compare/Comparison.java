package io.stepwell.conformance.compare;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.reference.CaseValues;
import io.stepwell.conformance.reference.FailedAnswer;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what a server answered with what a case expects. */
public final class Comparison {
    private Comparison() {}

    /**
     * The differences after normalisation; empty when the case passes.
     *
     * @param matched the answers by match name, references filled in, times of the API as {@link java.time.Instant}
     */
    public static List<Difference> compare(Case subject, CaseValues values, Map<String, @Nullable Object> matched) {
        Normaliser normaliser = new Normaliser(subject, values);
        Map<String, @Nullable Object> expected = normaliser.expected();
        Map<String, @Nullable Object> actual = normaliser.normalise(matched);
        for (String name : List.copyOf(expected.keySet())) {
            if (actual.containsKey(name) && clientRefuses(expected.get(name))) {
                expected.remove(name);
                actual.remove(name);
            }
        }
        return TreeDifferences.between(renumbered(expected), renumbered(actual));
    }

    /** Where the recorded client refused to send the request there is no answer to compare. */
    private static boolean clientRefuses(@Nullable Object expected) {
        return expected instanceof String text && text.startsWith(FailedAnswer.REFUSAL_TEXT)
                || expected instanceof Map<?, ?> members
                        && FailedAnswer.CLIENT_REFUSED.equals(members.get("exception_typename"));
    }

    private static @Nullable Object renumbered(Map<String, @Nullable Object> answers) {
        return JsonText.read(MapRunArns.renumber(JsonText.write(Trees.sortedCopy(answers))));
    }
}
