package io.stepwell.language.parse;

import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.StateHead;
import org.jspecify.annotations.Nullable;

/** What the language has and this version does not. Each refusal names the feature. */
final class Features {
    private Features() {}

    static String message(String feature) {
        return feature + " is not supported by this version of Stepwell";
    }

    /** Whether a text is a JSONata expression, which is then refused; in a JSONPath state it is just a text. */
    static boolean refusesExpression(StateHead head, Fields fields, String field, @Nullable String text) {
        if (head.queryLanguage() == QueryLanguage.JSONATA && text != null && text.startsWith("{%")) {
            fields.report(Problems.UNSUPPORTED, message("A JSONata expression"), field);
            return true;
        }
        return false;
    }

    /** Refuses a field, when it is there, because of the feature it stands for. */
    static void refuse(Fields fields, String field, String feature) {
        if (fields.node(field) != null) {
            fields.report(Problems.UNSUPPORTED, message(feature), field);
        }
    }
}
