package io.stepwell.conformance.report;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.cases.Step;
import io.stepwell.conformance.tree.JsonText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of Step Functions a case uses, read off its calls, its definitions and what AWS answered. */
final class Features {
    private static final Pattern INTRINSIC = Pattern.compile("(States\\.[A-Z]\\w+)\\(");
    private static final Pattern ADDED_FUNCTION = Pattern.compile("(\\$(?:partition|range|hash|random|uuid|parse))\\(");
    private static final Pattern EXCEPTION = Pattern.compile("An error occurred \\((\\w+)\\) when calling");

    private final Map<Kind, Set<String>> used = new EnumMap<>(Kind.class);

    /** The sorts of things told apart. */
    enum Kind {
        OPERATION("Operations"),
        FIELD("State fields"),
        RESOURCE("Resources of tasks"),
        READER("Readers and writers of Distributed Map"),
        FUNCTION("Intrinsic functions, and those added to JSONata"),
        ERROR("Errors");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private Features() {}

    static Map<Kind, Set<String>> of(Case subject) {
        Features features = new Features();
        features.steps(subject.steps());
        features.errors(subject.expected());
        return features.used;
    }

    private void add(Kind kind, String name) {
        used.computeIfAbsent(kind, _ -> new TreeSet<>()).add(name);
    }

    private void steps(List<Step> steps) {
        for (Step step : steps) {
            if (step instanceof Step.Background(List<Step> inner)) {
                steps(inner);
            } else if (step instanceof Step.Call call && call.service().equals("stepfunctions")) {
                add(Kind.OPERATION, call.operation());
                if (call.params().get("definition") instanceof String definition) {
                    definition(definition);
                }
            }
        }
    }

    private void definition(String text) {
        names(INTRINSIC, text).forEach(name -> add(Kind.FUNCTION, name));
        names(ADDED_FUNCTION, text).forEach(name -> add(Kind.FUNCTION, name));
        try {
            states(JsonText.read(text));
        } catch (IllegalArgumentException notJson) {
            // some cases send nonsense on purpose
        }
    }

    private void states(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> members) {
            if (members.get("Type") instanceof String type) {
                members.keySet().forEach(field -> add(Kind.FIELD, type + "." + field));
                if (members.get("Resource") instanceof String resource) {
                    add(Kind.RESOURCE, withoutPlace(resource));
                }
                reader(members.get("ItemReader"), "ItemReader");
                reader(members.get("ResultWriter"), "ResultWriter");
            }
            members.values().forEach(this::states);
        } else if (tree instanceof List<?> elements) {
            elements.forEach(this::states);
        }
    }

    private void reader(@Nullable Object tree, String field) {
        if (!(tree instanceof Map<?, ?> members)) {
            return;
        }
        String resource = members.get("Resource") instanceof String text ? withoutPlace(text) : "no resource";
        Object configuration = members.get("ReaderConfig");
        Object type = configuration instanceof Map<?, ?> reading ? reading.get("InputType") : null;
        add(Kind.READER, field + " " + resource + (type == null ? "" : " " + type));
        if (configuration instanceof Map<?, ?> reading) {
            reading.keySet().forEach(name -> add(Kind.READER, "ReaderConfig." + name));
        }
    }

    /** Without region, account and names, which differ from case to case. */
    private static String withoutPlace(String resource) {
        if (resource.startsWith("arn:aws:states:::")) {
            return resource.substring("arn:aws:states:::".length());
        }
        return resource.contains(":activity:") || resource.contains("activity") ? "an activity" : "a function's ARN";
    }

    private void errors(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> members) {
            for (String key : List.of("error", "Error")) {
                if (members.get(key) instanceof String name && name.matches("[A-Z]\\w*(\\.\\w+)?")) {
                    add(Kind.ERROR, name);
                }
            }
            members.values().forEach(this::errors);
        } else if (tree instanceof List<?> elements) {
            elements.forEach(this::errors);
        } else if (tree instanceof String text) {
            names(EXCEPTION, text).forEach(name -> add(Kind.ERROR, name));
        }
    }

    private static List<String> names(Pattern pattern, String text) {
        List<String> names = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
