package io.stepwell.conformance.compare;

import io.stepwell.conformance.tree.Trees;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The last part of ARNs. */
final class ArnNames {
    private static final Pattern ARN = Pattern.compile("arn:(aws[a-zA-Z-]*)?:([\\w.-]+)?:([^:]+)?:(\\d{12})?:(.+)");

    private ArnNames() {}

    /** A reference replacement for the name in every member value that is an ARN. */
    static void register(@Nullable Object answers, String label, TextReplacements replacements) {
        Trees.eachMember(answers, (members, name) -> {
            if (members.get(name) instanceof String text) {
                Matcher arn = ARN.matcher(text);
                if (arn.matches()) {
                    replacements.reference(lastPart(arn.group(5)), label);
                }
            }
        });
    }

    /** What follows the last slash, or else the last colon; the name of a function, without its qualifier. */
    static String lastPart(String resource) {
        if (resource.startsWith("function:")) {
            return resource.split(":")[1];
        }
        int slash = resource.lastIndexOf('/');
        return resource.substring(1 + (slash >= 0 ? slash : resource.lastIndexOf(':')));
    }
}
