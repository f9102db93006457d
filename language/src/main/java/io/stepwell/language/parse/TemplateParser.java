package io.stepwell.language.parse;

import io.stepwell.language.data.Expression;
import io.stepwell.language.data.Template;
import io.stepwell.language.parse.Node.ArrayNode;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import io.stepwell.language.parse.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Payload templates of JSONPath states: Parameters, ResultSelector, ItemSelector, Assign. */
final class TemplateParser {
    private static final String COMPUTED = ".$";

    private final Fields fields;

    /** The field that holds the template: AWS reports everything in it there. */
    private final String location;

    TemplateParser(Fields fields, String field) {
        this.fields = fields;
        this.location = fields.at(field);
    }

    Template parse(Node node) {
        return switch (node) {
            case ScalarNode scalar -> new Template.Literal(scalar.value());
            case ArrayNode array -> elements(array);
            case ObjectNode object -> Template.ofMembers(members(object));
        };
    }

    /** The members of an object by the name they have in the result. */
    Map<String, Template> members(ObjectNode object) {
        Literals.reportRepeated(object, location, fields.problems());
        Map<String, Template> members =
                LinkedHashMap.newLinkedHashMap(object.members().size());
        for (Member member : object.members().values()) {
            boolean computed = member.name().endsWith(COMPUTED);
            if (!computed) {
                Suspicions.ofTemplate(member, location, fields.problems());
            }
            String name = plainName(member);
            if (members.put(name, computed ? computed(member) : parse(member.value())) != null) {
                fields.problems()
                        .add(
                                Problems.SCHEMA,
                                "There should only be one of the following fields: [" + name + ", " + name + COMPUTED
                                        + "]",
                                location,
                                member.position());
            }
        }
        return members;
    }

    /** The name that a member has in the result. */
    static String plainName(Member member) {
        String name = member.name();
        return name.endsWith(COMPUTED) ? name.substring(0, name.length() - COMPUTED.length()) : name;
    }

    private Template elements(ArrayNode array) {
        List<Template> elements = new ArrayList<>(array.elements().size());
        for (Node element : array.elements()) {
            elements.add(parse(element));
        }
        return Template.ofElements(elements);
    }

    private Template computed(Member member) {
        Expression expression = null;
        if (member.value() instanceof ScalarNode scalar && scalar.value() instanceof String text) {
            expression = Paths.compile(text, scalar.position(), fields.state());
        }
        if (expression == null) {
            fields.problems()
                    .add(
                            Problems.SCHEMA,
                            "The value for the field '" + member.name()
                                    + "' must be a valid JSONPath or a valid intrinsic function call",
                            location,
                            member.value().position());
            return new Template.Literal(null);
        }
        return new Template.Computed(member.name(), expression);
    }
}
