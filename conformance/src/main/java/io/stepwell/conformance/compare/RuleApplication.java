package io.stepwell.conformance.compare;

import io.stepwell.conformance.cases.Rule;
import io.stepwell.conformance.reference.CaseValues;
import io.stepwell.conformance.reference.References;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.TreePath;
import io.stepwell.conformance.tree.Trees;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Routes each rule to what does it.
 *
 * @param answers the matched values by name; changed in place
 */
record RuleApplication(Map<String, @Nullable Object> answers, CaseValues values, TextReplacements replacements) {
    void apply(Rule rule) {
        switch (rule) {
            case Rule.Regex(String pattern, String replacement) ->
                replacements.pattern(References.pattern(pattern, values), replacement);
            case Rule.AtPath atPath -> atPath(atPath);
            case Rule.KeyValue keyValue -> keyValue(keyValue);
            case Rule.ArnResourceName(String label) -> ArnNames.register(answers, label, replacements);
            case Rule.MapRunArn(String of, int index) ->
                MapRunArns.register(String.valueOf(References.fill(of, values)), index, replacements);
            case Rule.MapRunArnsIn(String of) -> MapRunArns.registerAll(References.fill(of, values), replacements);
            case Rule.ParseJsonOutput() -> parseOutputs();
            case Rule.SortVariableReferences() -> sortVariableReferences();
            case Rule.SortParallelBranchEvents() -> ParallelEvents.sortIn(answers);
            case Rule.SnsUrls() -> SnsMessages.hideAddresses(answers);
            case Rule.SnsSigningCert(String label) -> SnsMessages.referCertificates(answers, label, replacements);
            case Rule.SnsUnsubscribeSubscription(String label) ->
                SnsMessages.referSubscriptions(answers, label, replacements);
            case Rule.SfnDefaults() -> SfnDefaults.apply(answers, replacements);
        }
    }

    private void atPath(Rule.AtPath rule) {
        for (TreePath.Place place : TreePath.parse(rule.path()).places(answers)) {
            if (!rule.reference()) {
                place.replace(rule.replacement());
            } else if (place.value() != null) {
                replacements.reference(textOf(place.value()), rule.replacement());
            }
        }
    }

    private void keyValue(Rule.KeyValue rule) {
        Trees.eachMember(answers, (members, name) -> {
            Object value = members.get(name);
            if (!name.equals(rule.key()) || isNothing(value)) {
                return;
            }
            if (rule.reference()) {
                replacements.reference(textOf(value), rule.replacement());
            } else {
                members.put(name, rule.replacement());
            }
        });
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value.equals("") || value.equals(List.of()) || value.equals(Map.of());
    }

    private static String textOf(@Nullable Object value) {
        return value instanceof Map || value instanceof List ? JsonText.write(value) : String.valueOf(value);
    }

    private void parseOutputs() {
        Trees.eachMember(answers, (members, name) -> {
            if (name.equals("output") && members.get(name) instanceof String text) {
                members.put(name, EmbeddedJson.parsedOrSame(text));
            }
        });
    }

    private void sortVariableReferences() {
        Trees.eachMember(answers, (members, name) -> {
            if (name.equals("variableReferences") && members.get(name) instanceof Map<?, ?> perState) {
                perState.values().forEach(list -> {
                    if (list instanceof List<?>) {
                        Trees.array(list, name).sort(Comparator.comparing(String::valueOf));
                    }
                });
            }
        });
    }
}
