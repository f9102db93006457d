package io.stepwell.conformance.compare;

import io.stepwell.conformance.reference.Surroundings;
import io.stepwell.conformance.tree.TreePath;
import io.stepwell.conformance.tree.Trees;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that every case ends with. */
final class StandardRules {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private StandardRules() {}

    static void apply(Map<String, @Nullable Object> answers, Surroundings surroundings, TextReplacements replacements) {
        TreePath.parse("$..ResponseMetadata").places(answers).forEach(place -> {
            if (place.value() instanceof Map<?, ?> metadata) {
                place.replace(responseMetadata(metadata));
            }
        });
        Trees.eachMember(answers, (members, name) -> member(members, name, replacements));
        replacements.pattern(Timestamps.PATTERN, "date");
        replacements.literal(surroundings.account(), "111111111111");
        replacements.literal(surroundings.region(), "<region>");
        replacements.literal("arn:aws:", "arn:<partition>:");
    }

    private static Map<String, @Nullable Object> responseMetadata(Map<?, ?> metadata) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        kept.put("HTTPHeaders", new LinkedHashMap<>());
        if (metadata.containsKey("HTTPStatusCode")) {
            kept.put("HTTPStatusCode", metadata.get("HTTPStatusCode"));
        }
        return kept;
    }

    private static void member(Map<String, @Nullable Object> members, String name, TextReplacements replacements) {
        Object value = members.get(name);
        String lowerName = name.toLowerCase(Locale.ROOT);
        if (lowerName.contains("timestamp") || name.equals("creationTime")) {
            boolean isTime = value instanceof String text && Timestamps.isTime(text);
            members.put(name, isTime ? value : "timestamp");
        } else if (value instanceof Instant) {
            members.put(name, "datetime");
        } else if (value instanceof String text
                && lowerName.endsWith("id")
                && UUID.matcher(text).matches()) {
            replacements.reference(text, "uuid");
        }
    }
}
