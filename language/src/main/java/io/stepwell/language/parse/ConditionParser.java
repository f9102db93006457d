package io.stepwell.language.parse;

import io.stepwell.language.choice.Comparison;
import io.stepwell.language.choice.Condition;
import io.stepwell.language.choice.Operand;
import io.stepwell.language.choice.Relation;
import io.stepwell.language.choice.TypeTest;
import io.stepwell.language.choice.ValueKind;
import io.stepwell.language.choice.Wildcard;
import io.stepwell.language.data.PathExpression;
import io.stepwell.language.parse.Comparators.Comparator;
import io.stepwell.language.parse.Node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of choice rules: one comparator with its Variable, or And, Or, Not. */
final class ConditionParser {
    private ConditionParser() {}

    /** The condition in these fields; null, and reported, when it is wrong. */
    static @Nullable Condition parse(Fields fields) {
        String operator = OneOf.exactlyOne(fields, Comparators.NAMES);
        return switch (operator) {
            case null -> {
                fields.know("Variable");
                yield null;
            }
            case "And" -> {
                List<Condition> parts = parts(fields, "And");
                yield parts == null ? null : new Condition.And(parts);
            }
            case "Or" -> {
                List<Condition> parts = parts(fields, "Or");
                yield parts == null ? null : new Condition.Or(parts);
            }
            case "Not" -> not(fields);
            default -> comparison(operator, fields);
        };
    }

    private static @Nullable List<Condition> parts(Fields fields, String field) {
        List<Fields> objects = fields.objects(field, false);
        if (objects == null) {
            return null;
        }
        List<Condition> parts = new ArrayList<>(objects.size());
        for (Fields object : objects) {
            Condition part = nested(object);
            if (part != null) {
                parts.add(part);
            }
        }
        return List.copyOf(parts);
    }

    private static @Nullable Condition not(Fields fields) {
        Fields object = fields.object("Not");
        Condition part = object == null ? null : nested(object);
        return part == null ? null : new Condition.Not(part);
    }

    private static @Nullable Condition nested(Fields fields) {
        fields.string("Comment");
        Condition condition = parse(fields);
        fields.refuseOthers();
        return condition;
    }

    private static @Nullable Condition comparison(String operator, Fields fields) {
        fields.require("Variable");
        PathExpression variable = Paths.place(fields, "Variable", true);
        TypeTest.Type type = Comparators.typeTest(operator);
        if (type != null) {
            Boolean expected = fields.bool(operator);
            return variable == null || expected == null ? null : new TypeTest(variable, type, expected);
        }
        Comparator comparator = Comparators.comparison(operator);
        Operand operand = comparator.path() ? found(fields, operator) : fixed(fields, operator, comparator);
        return variable == null || operand == null
                ? null
                : new Comparison(variable, comparator.kind(), comparator.relation(), operand);
    }

    private static @Nullable Operand found(Fields fields, String operator) {
        PathExpression path = Paths.path(fields, operator);
        return path == null ? null : new Operand.Found(path);
    }

    private static @Nullable Operand fixed(Fields fields, String operator, Comparator comparator) {
        if (comparator.relation() == Relation.MATCHES) {
            return wildcard(fields, operator);
        }
        Node node = fields.node(operator);
        Object raw = node instanceof ScalarNode scalar ? scalar.value() : null;
        Object value = comparator.kind().read(raw);
        if (value == null) {
            fields.schema(
                    comparator.kind() == ValueKind.TIMESTAMP && raw instanceof String
                            ? "String does not match RFC3339 timestamp"
                            : "Expected value of type " + Comparators.typeName(comparator.kind()),
                    operator);
            return null;
        }
        Suspicions.ofFixed(fields, operator, raw instanceof String text ? text : null);
        return new Operand.Fixed(value);
    }

    private static @Nullable Operand wildcard(Fields fields, String operator) {
        String pattern = fields.string(operator);
        if (pattern == null) {
            return null;
        }
        try {
            return new Operand.Fixed(Wildcard.compile(pattern));
        } catch (IllegalArgumentException e) {
            fields.schema("Value is not a valid pattern: " + e.getMessage(), operator);
            return null;
        }
    }
}
