package io.stepwell.language.parse;

import io.stepwell.language.data.Expression;
import io.stepwell.language.data.IntrinsicExpression;
import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.VariableName;
import io.stepwell.language.definition.SourcePosition;
import io.stepwell.language.intrinsic.IntrinsicSyntaxException;
import io.stepwell.language.path.JsonPathSyntaxException;
import io.stepwell.language.path.ReferencePath;
import org.jspecify.annotations.Nullable;

/** Fields and members whose value is a path. */
final class Paths {
    private static final String NO_PLACE = "Value is not a Reference Path: ";

    private Paths() {}

    /** A path field; null when it is not there or wrong. */
    static @Nullable PathExpression path(Fields fields, String field) {
        String text = fields.string(field);
        if (text == null) {
            return null;
        }
        PathExpression path = path(text, fields.state());
        if (path == null) {
            fields.schema("Value must be a valid JSONPath.", field);
        }
        return path;
    }

    /**
     * A field with a path to one place: names and indexes only (ASL section "Reference Paths"); null when it is not
     * there or wrong.
     *
     * @param mayReadContext whether the path may begin with {@code $$}
     */
    static @Nullable PathExpression place(Fields fields, String field, boolean mayReadContext) {
        String text = fields.string(field);
        if (text == null) {
            return null;
        }
        PathExpression path = null;
        try {
            path = path(text, fields.state());
            ReferencePath.compile(path == null ? text : path.path().text());
        } catch (JsonPathSyntaxException e) {
            fields.schema(noPlace(text, e), field);
            return null;
        }
        if (path == null || (!mayReadContext && path.root() instanceof PathExpression.Root.Context)) {
            fields.schema(NO_PLACE + "'" + text + "'", field);
            return null;
        }
        return path;
    }

    private static String noPlace(String text, JsonPathSyntaxException e) {
        return NO_PLACE + (text.startsWith("$") ? e.getMessage() : "Reference path didn't start with '$'");
    }

    /** A field that takes a path or an intrinsic function; null when it is not there or wrong. */
    static @Nullable Expression expression(Fields fields, String field) {
        String text = fields.string(field);
        Node node = fields.node(field);
        if (text == null || node == null) {
            return null;
        }
        Expression expression = compile(text, node.position(), fields.state());
        if (expression == null) {
            fields.schema(
                    "The value for the field '" + field
                            + "' must be a valid JSONPath or a valid intrinsic function call",
                    field);
        }
        return expression;
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
            fields.schema(noPlace(text, e), field);
            return null;
        }
    }

    /** A path or a call of an intrinsic function; null when the text is neither. */
    static @Nullable Expression compile(String text, SourcePosition position, StateReading state) {
        if (!text.startsWith("States.")) {
            return path(text, state);
        }
        try {
            return IntrinsicExpression.compile(text, position.ordinal(), state::reads);
        } catch (IntrinsicSyntaxException e) {
            return null;
        }
    }

    private static @Nullable PathExpression path(String text, StateReading state) {
        try {
            PathExpression path = PathExpression.compile(text);
            if (VariableName.RESERVED.equals(path.variable())) {
                return null;
            }
            state.reads(path);
            return path;
        } catch (JsonPathSyntaxException e) {
            return null;
        }
    }
}
