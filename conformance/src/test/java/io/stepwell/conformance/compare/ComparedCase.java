package io.stepwell.conformance.compare;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.cases.CaseFolder;
import io.stepwell.conformance.reference.CaseValues;
import io.stepwell.conformance.reference.Surroundings;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.Trees;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small case for tests of the comparison: one match called {@code m}. */
record ComparedCase(String rules, String more, Map<String, Object> answers) {
    static ComparedCase withRules(String rules) {
        return new ComparedCase(rules, "", Map.of());
    }

    ComparedCase with(String members) {
        return new ComparedCase(rules, ", " + members, answers);
    }

    ComparedCase answered(Map<String, Object> byStep) {
        return new ComparedCase(rules, more, byStep);
    }

    /** The differences between this actual value, as JSON, and the expected one. */
    List<Difference> differences(String expected, String actual) {
        return differences(expected, JsonText.read(actual));
    }

    List<Difference> differences(String expected, @Nullable Object actual) {
        return Comparison.compare(
                subject(expected), values(), Trees.object(Trees.sortedCopy(match(actual)), "matched"));
    }

    /** The actual value after normalisation, as JSON text. */
    String normalised(@Nullable Object actual) {
        Map<String, @Nullable Object> normalised = new Normaliser(subject("{}"), values()).normalise(match(actual));
        return JsonText.write(normalised.get("m"));
    }

    String normalised(String actual) {
        return normalised(JsonText.read(actual));
    }

    private static Map<String, @Nullable Object> match(@Nullable Object value) {
        Map<String, @Nullable Object> match = new java.util.LinkedHashMap<>();
        match.put("m", value);
        return match;
    }

    private CaseValues values() {
        CaseValues values = new CaseValues(new Surroundings("eu-north-1", "210987654321", Instant.EPOCH));
        answers.forEach(values::put);
        return values;
    }

    private Case subject(String expected) {
        return CaseFolder.read(
                "{\"format\": 1, \"id\": \"t\", \"group\": \"g\", \"resources\": [], \"steps\": [], \"normalise\": ["
                        + rules + "], \"expected\": {\"m\": " + expected + "}" + more + "}",
                "test");
    }
}
