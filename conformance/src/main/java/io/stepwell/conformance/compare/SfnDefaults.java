package io.stepwell.conformance.compare;

import io.stepwell.conformance.tree.TreePath;
import io.stepwell.conformance.tree.Trees;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What changes with every call of a service by a Task, and the input that a cause quotes. */
final class SfnDefaults {
    private static final Set<String> TRACE_HEADERS =
            Set.of("X-Amzn-Trace-Id", "x-amz-crc32", "x-amzn-RequestId", "x-amzn-requestid");
    private static final Pattern QUOTED_OBJECT = Pattern.compile("'(\\{.*})'", Pattern.DOTALL);

    private SfnDefaults() {}

    static void apply(@Nullable Object answers, TextReplacements replacements) {
        set(answers, "$..SdkHttpMetadata..Date", "date");
        set(answers, "$..SdkResponseMetadata..RequestId", "RequestId");
        Trees.eachMember(answers, (members, name) -> {
            if (TRACE_HEADERS.contains(name)) {
                members.put(name, name);
            } else if (name.equals("cause") && members.get(name) instanceof String cause) {
                Matcher quoted = QUOTED_OBJECT.matcher(cause);
                if (quoted.find()) {
                    replacements.reference(quoted.group(1), "json-input");
                }
            }
        });
    }

    private static void set(@Nullable Object answers, String path, String value) {
        TreePath.parse(path).places(answers).forEach(place -> place.replace(value));
    }
}
