package io.stepwell.conformance.compare;

import io.stepwell.conformance.tree.TreePath;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Map run ARNs {@code ...:mapRun:NAME/LABEL:UUID}, of which label and UUID may be made up. */
final class MapRunArns {
    private static final Pattern MAP_RUN = Pattern.compile("arn:.*:mapRun:[^/:]+/([^/:]+):([^/:]+)");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PLACEHOLDER = Pattern.compile("<MapRunArnPart(\\d)_(\\d+)idx>");

    private MapRunArns() {}

    static void register(String arn, int index, TextReplacements replacements) {
        Matcher parts = MAP_RUN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the ARN of a map run: " + arn);
        }
        replacements.literal(parts.group(2), "<MapRunArnPart1_" + index + "idx>");
        if (UUID.matcher(parts.group(1)).matches()) {
            replacements.literal(parts.group(1), "<MapRunArnPart0_" + index + "idx>");
        }
    }

    static void registerAll(@Nullable Object response, TextReplacements replacements) {
        Set<String> arns = new LinkedHashSet<>();
        TreePath.parse("$..mapRunArn").places(response).forEach(place -> arns.add(String.valueOf(place.value())));
        int index = 0;
        for (String arn : arns) {
            register(arn, index++, replacements);
        }
    }

    /** The JSON text with the map runs numbered by first occurrence, since their numbers are arbitrary. */
    static String renumber(String text) {
        Set<String> seen = new LinkedHashSet<>();
        PLACEHOLDER.matcher(text).results().forEach(found -> seen.add(found.group(2)));
        java.util.List<String> order = java.util.List.copyOf(seen);
        return PLACEHOLDER
                .matcher(text)
                .replaceAll((MatchResult found) ->
                        "<MapRunArnPart" + found.group(1) + "_" + order.indexOf(found.group(2)) + "idx>");
    }
}
