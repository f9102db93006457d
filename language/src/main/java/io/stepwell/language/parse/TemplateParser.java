package io.stepwell.language.parse;

import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.Template;
import io.stepwell.language.parse.Node.ArrayNode;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import io.stepwell.language.parse.Node.ScalarNode;
import io.stepwell.language.path.JsonPathSyntaxException;
import java.util.ArrayList;
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
        if (elements.stream().allMatch(Template.Literal.class::isInstance)) {
            return new Template.Literal(Literals.tree(array, location, new Problems()));
        }
        return new Template.Elements(List.copyOf(elements));
    }

    private Template members(ObjectNode object) {
        Literals.reportRepeated(object, location, problems);
        Map<String, Template> members =
                LinkedHashMap.newLinkedHashMap(object.members().size());
        boolean literal = true;
        for (Member member : object.members().values()) {
            boolean computed = member.name().endsWith(COMPUTED);
            Template value = computed ? computed(member) : parse(member.value());
            literal &= value instanceof Template.Literal && !computed;
            String name = computed ? member.name().substring(0, member.name().length() - 2) : member.name();
            if (members.put(name, value) != null) {
                problems.add(
                        Problems.SCHEMA,
                        "The fields '" + name + "' and '" + name + COMPUTED + "' exclude each other",
                        location,
                        member.position());
            }
        }
        return literal
                ? new Template.Literal(Literals.tree(object, location, new Problems()))
                : new Template.Members(members);
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
