package io.stepwell.conformance.compare;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.reference.CaseValues;
import io.stepwell.conformance.reference.Surroundings;
import io.stepwell.conformance.tree.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers that have every member which the rules of a case refer to, with values that occur nowhere else. */
final class InventedAnswers {
    static final Surroundings SURROUNDINGS = new Surroundings("invented-region", "000000000001", Instant.EPOCH);
    private static final Pattern REFERENCE = Pattern.compile("<<([a-z0-9_]+)((?:\\.\\w+|\\[\\d+])*)[^<>]*>>");
    private static final Pattern PART = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");
    private static final String MAP_RUN =
            "arn:invented:states:r:a:mapRun:n/00000000-0000-0000-0000-00000000000a:00000000-0000-0000-0000-00000000000b";

    private InventedAnswers() {}

    static CaseValues forRulesOf(Case subject) {
        Map<String, Object> answers = new LinkedHashMap<>();
        Matcher reference = REFERENCE.matcher(subject.rules().toString());
        while (reference.find()) {
            Object holder = answers.computeIfAbsent(reference.group(1), id -> new LinkedHashMap<String, Object>());
            List<String> parts = new ArrayList<>();
            PART.matcher(reference.group(2)).results().forEach(part -> parts.add(part.group()));
            String leaf = reference.group(2).endsWith("mapRunArn")
                    ? MAP_RUN
                    : "invented:" + reference.group() + ":part-9:part-8";
            grow(holder, parts, leaf);
        }
        CaseValues values = new CaseValues(SURROUNDINGS);
        answers.forEach(values::put);
        return values;
    }

    private static void grow(Object holder, List<String> parts, String leaf) {
        if (parts.isEmpty()) {
            return;
        }
        boolean last = parts.size() == 1;
        String part = parts.getFirst();
        Object next = last ? leaf : parts.get(1).startsWith("[") ? new ArrayList<>() : new LinkedHashMap<>();
        if (part.startsWith(".")) {
            Map<String, @Nullable Object> members = Trees.object(holder, "holder");
            members.putIfAbsent(part.substring(1), next);
            next = members.get(part.substring(1));
        } else {
            int index = Integer.parseInt(part.substring(1, part.length() - 1));
            List<@Nullable Object> elements = Trees.array(holder, "holder");
            while (elements.size() <= index) {
                elements.add(null);
            }
            if (elements.get(index) == null) {
                elements.set(index, next);
            }
            next = elements.get(index);
        }
        if (!last && next != null) {
            grow(next, parts.subList(1, parts.size()), leaf);
        }
    }
}
