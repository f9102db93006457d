package io.stepwell.language.parse;

import io.stepwell.language.data.Expression;
import io.stepwell.language.data.PathExpression;
import io.stepwell.language.path.JsonPathSyntaxException;
import io.stepwell.language.path.ReferencePath;
import org.jspecify.annotations.Nullable;

/** Fields and members whose value is a path. */
final class Paths {
    private Paths() {}

    /** A path field; null when it is not there or wrong. */
    static @Nullable PathExpression path(Fields fields, String field) {
        String text = fields.string(field);
        return text == null || refusesVariable(text, fields, field) ? null : compile(text, fields, field);
    }

    /** A field that takes a path or an intrinsic function; null when it is not there or wrong. */
    static @Nullable Expression expression(Fields fields, String field) {
        String text = fields.string(field);
        if (text != null && isIntrinsic(text)) {
            fields.report(
                    Problems.UNSUPPORTED, Features.message("The intrinsic function " + functionName(text)), field);
            return null;
        }
        return path(fields, field);
    }

    /** A field with a path that says where something is put; null when it is not there or wrong. */
    static @Nullable ReferencePath reference(Fields fields, String field) {
        String text = fields.string(field);
        if (text == null) {
            return null;
        }
        try {
            return ReferencePath.compile(text);
        } catch (JsonPathSyntaxException e) {
            fields.schema("The value for the field '" + field + "' must be a valid reference path", field);
            return null;
        }
    }

    static boolean isIntrinsic(String text) {
        return text.startsWith("States.");
    }

    static String functionName(String text) {
        int open = text.indexOf('(');
        return open < 0 ? text : text.substring(0, open);
    }

    /** Whether the text reads a variable, {@code $name}. */
    static boolean isVariable(String text) {
        return text.length() > 1 && text.charAt(0) == '$' && Character.isUnicodeIdentifierStart(text.charAt(1));
    }

    private static boolean refusesVariable(String text, Fields fields, String field) {
        if (isVariable(text)) {
            fields.report(Problems.UNSUPPORTED, Features.message("The variable " + text), field);
            return true;
        }
        return false;
    }

    private static @Nullable PathExpression compile(String text, Fields fields, String field) {
        try {
            return PathExpression.compile(text);
        } catch (JsonPathSyntaxException e) {
            fields.schema("The value for the field '" + field + "' must be a valid JSONPath", field);
            return null;
        }
    }
}
