package io.stepwell.conformance.compare;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.cases.Rule;
import io.stepwell.conformance.reference.CaseValues;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.TreePath;
import io.stepwell.conformance.tree.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the answers of one case comparable, in the five steps of the case format. */
final class Normaliser {
    private final Case subject;
    private final CaseValues values;

    Normaliser(Case subject, CaseValues values) {
        this.subject = subject;
        this.values = values;
    }

    /**
     * The matched values after all rules, by match name.
     *
     * <p>Inside a value the members are sorted, but the values keep the order in which the case matches them: the
     * recorded case {@code test_state_task_catch_error[TRACE]} numbers its reference replacements in that order.
     */
    Map<String, @Nullable Object> normalise(Map<String, @Nullable Object> matched) {
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        matched.forEach((name, value) -> answers.put(name, Trees.sortedCopy(value)));
        EmbeddedJson.parseIn(answers);
        TextReplacements replacements = new TextReplacements();
        for (Rule rule : subject.rules()) {
            new RuleApplication(answers, values, replacements).apply(rule);
        }
        StandardRules.apply(answers, values.surroundings(), replacements);
        remove(answers);
        Map<String, @Nullable Object> normalised = new LinkedHashMap<>();
        answers.forEach((name, value) -> normalised.put(name, reread(name, replacements.apply(JsonText.write(value)))));
        return normalised;
    }

    /** What is expected, without what need not agree. */
    Map<String, @Nullable Object> expected() {
        Map<String, @Nullable Object> expected = Trees.object(Trees.sortedCopy(subject.expected()), "expected");
        remove(expected);
        return expected;
    }

    private void remove(Map<String, @Nullable Object> answers) {
        for (String path : subject.removedPaths()) {
            TreePath.parse(path).removeFrom(answers);
        }
        for (String name : subject.laterMembers()) {
            removeMembers(answers, name);
        }
    }

    private static void removeMembers(@Nullable Object tree, String name) {
        if (tree instanceof Map<?, ?> members) {
            members.remove(name);
            members.values().forEach(value -> removeMembers(value, name));
        } else if (tree instanceof List<?> elements) {
            elements.forEach(element -> removeMembers(element, name));
        }
    }

    private static @Nullable Object reread(String name, String text) {
        try {
            return JsonText.read(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the replacements in '" + name + "' left no JSON: " + text, e);
        }
    }
}
