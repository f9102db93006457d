package io.stepwell.language.parse;

import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.VariableName;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.SourcePosition;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.jsonata.JsonataExpression;
import io.stepwell.language.jsonata.JsonataSyntaxException;
import io.stepwell.language.parse.Node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSONata expressions of a state: texts that are wholly enclosed in <code>{%</code> and <code>%}</code>. */
final class Queries {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    private Queries() {}

    /** Whether a value is an expression. */
    static boolean isQuery(@Nullable Node node) {
        return node instanceof ScalarNode scalar
                && scalar.value() instanceof String text
                && text.length() >= OPEN.length() + CLOSE.length()
                && text.startsWith(OPEN)
                && text.endsWith(CLOSE);
    }

    /** Whether a field of a JSONata state is an expression; in a JSONPath state it is just a text. */
    static boolean isQuery(StateHead head, Fields fields, String field) {
        return head.queryLanguage() == QueryLanguage.JSONATA && isQuery(fields.node(field));
    }

    /** The expression in a field, which is one; null, and reported, when it is wrong. */
    static @Nullable JsonataQuery query(Fields fields, String field, Offered offered) {
        Node node = fields.node(field);
        return node == null ? null : query(node, fields.at(field), fields, offered);
    }

    /**
     * The expression in a value, which is one; null, and reported, when it is wrong.
     *
     * @param location where the value stands
     * @param fields the fields it belongs to
     */
    static @Nullable JsonataQuery query(Node node, String location, Fields fields, Offered offered) {
        String whole = String.valueOf(((ScalarNode) node).value());
        String text =
                whole.substring(OPEN.length(), whole.length() - CLOSE.length()).strip();
        Problems problems = fields.problems();
        SourcePosition position = node.position();
        JsonataExpression expression;
        try {
            expression = JsonataExpression.compile(text);
        } catch (JsonataSyntaxException e) {
            problems.add(Problems.INVALID_JSONATA, String.valueOf(e.getMessage()), location, position);
            return null;
        }
        List<String> complaints = complaints(expression, offered);
        if (!complaints.isEmpty()) {
            complaints.forEach(each -> problems.add(Problems.UNSUPPORTED_JSONATA, each, location, position));
            return null;
        }
        for (String variable : expression.freeVariables()) {
            if (!variable.equals(VariableName.RESERVED)) {
                fields.state().reads(variable);
            }
        }
        return new JsonataQuery(fields.state().withinState(location), expression, position.ordinal());
    }

    /** What the service refuses although JSONata allows it. */
    private static List<String> complaints(JsonataExpression expression, Offered offered) {
        List<String> complaints = new ArrayList<>();
        for (String reference : expression.bareReferences()) {
            complaints.add("Reference to '" + reference + "' at the top level is not supported.");
        }
        for (String member : expression.statesMembers()) {
            if (!offered.has(member)) {
                complaints.add("Reference to '$states." + member + "' is not supported in this field.");
            }
        }
        return complaints;
    }
}
