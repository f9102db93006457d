package io.stepwell.language.parse;

import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.Template;
import io.stepwell.language.parse.Node.ArrayNode;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import io.stepwell.language.parse.Node.ScalarNode;
import io.stepwell.language.path.JsonPathSyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payload templates: Parameters, ResultSelector, ItemSelector. */
final class TemplateParser {
    private static final String COMPUTED = ".$";

    private final Problems problems;

    /** The field that holds the template: AWS reports everything in it there. */
    private final String location;

    TemplateParser(Problems problems, String location) {
        this.problems = problems;
        this.location = location;
    }

    Template parse(Node node) {
        return switch (node) {
            case ScalarNode scalar -> new Template.Literal(scalar.value());
            case ArrayNode array -> elements(array);
            case ObjectNode object -> members(object);
        };
    }

    private Template elements(ArrayNode array) {
        List<Template> elements = new ArrayList<>(array.elements().size());
        for (Node element : array.elements()) {
            elements.add(parse(element));
        }
        List<@Nullable Object> trees = new ArrayList<>(elements.size());
        for (Template element : elements) {
            if (!(element instanceof Template.Literal literal)) {
                return new Template.Elements(List.copyOf(elements));
            }
            trees.add(literal.tree());
        }
        return new Template.Literal(Collections.unmodifiableList(trees));
    }

    private Template members(ObjectNode object) {
        Literals.reportRepeated(object, location, problems);
        Map<String, Template> members =
                LinkedHashMap.newLinkedHashMap(object.members().size());
        for (Member member : object.members().values()) {
            boolean computed = member.name().endsWith(COMPUTED);
            String name = computed ? member.name().substring(0, member.name().length() - 2) : member.name();
            if (members.put(name, computed ? computed(member) : parse(member.value())) != null) {
                problems.add(
                        Problems.SCHEMA,
                        "Only one of these fields is allowed: [" + name + ", " + name + COMPUTED + "]",
                        location,
                        member.position());
            }
        }
        Map<String, @Nullable Object> trees = LinkedHashMap.newLinkedHashMap(members.size());
        for (Map.Entry<String, Template> member : members.entrySet()) {
            if (!(member.getValue() instanceof Template.Literal literal)) {
                return new Template.Members(Collections.unmodifiableMap(members));
            }
            trees.put(member.getKey(), literal.tree());
        }
        return new Template.Literal(Collections.unmodifiableMap(trees));
    }

    private Template computed(Member member) {
        PathExpression expression = null;
        if (member.value() instanceof ScalarNode scalar && scalar.value() instanceof String text) {
            if (Paths.isIntrinsic(text)) {
                return unsupported("The intrinsic function " + Paths.functionName(text), member);
            }
            if (Paths.isVariable(text)) {
                return unsupported("The variable " + text, member);
            }
            expression = path(text);
        }
        if (expression == null) {
            problems.add(
                    Problems.SCHEMA,
                    "The value for the field '" + member.name()
                            + "' must be a valid JSONPath or a valid intrinsic function call",
                    location,
                    member.value().position());
            return new Template.Literal(null);
        }
        return new Template.Computed(member.name(), expression);
    }

    private Template unsupported(String feature, Member member) {
        problems.add(
                Problems.UNSUPPORTED,
                Features.message(feature),
                location,
                member.value().position());
        return new Template.Literal(null);
    }

    private static @Nullable PathExpression path(String text) {
        try {
            return PathExpression.compile(text);
        } catch (JsonPathSyntaxException e) {
            return null;
        }
    }
}
