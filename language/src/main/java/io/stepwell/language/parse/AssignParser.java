package io.stepwell.language.parse;

import io.stepwell.language.data.Assignment;
import io.stepwell.language.data.Template;
import io.stepwell.language.data.VariableName;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The field {@code Assign} of a state, a choice rule or a catcher. */
final class AssignParser {
    private static final String FIELD = "Assign";

    private AssignParser() {}

    /** Variables in a JSONPath state, where a name that ends in {@code .$} is computed. */
    static Assignment ofJsonPath(Fields fields) {
        ObjectNode object = object(fields);
        if (object == null) {
            return Assignment.NONE;
        }
        object.members().values().forEach(member -> declare(TemplateParser.plainName(member), member, fields));
        return new Assignment(Collections.unmodifiableMap(new TemplateParser(fields, FIELD).members(object)));
    }

    /** Variables in a JSONata state. */
    static Assignment ofJsonata(Fields fields, Offered offered) {
        ObjectNode object = object(fields);
        if (object == null) {
            return Assignment.NONE;
        }
        Literals.reportRepeated(object, fields.at(FIELD), fields.problems());
        QueryTemplates templates = new QueryTemplates(fields, offered);
        Map<String, Template> variables =
                LinkedHashMap.newLinkedHashMap(object.members().size());
        for (Member member : object.members().values()) {
            declare(member.name(), member, fields);
            variables.put(member.name(), templates.parse(member.value(), fields.at(FIELD) + "/" + member.name()));
        }
        return new Assignment(Collections.unmodifiableMap(variables));
    }

    private static @Nullable ObjectNode object(Fields fields) {
        Node node = fields.node(FIELD);
        if (node == null || node instanceof ObjectNode) {
            return (ObjectNode) node;
        }
        fields.schema("Expected value of type Object", FIELD);
        return null;
    }

    private static void declare(String name, Member member, Fields fields) {
        if (!VariableName.isValid(name)) {
            fields.problems()
                    .add(
                            Problems.SCHEMA,
                            "The variable name '" + name + "' is not valid: it must be a Unicode identifier of at most "
                                    + VariableName.MAX_CHARACTERS + " characters other than '"
                                    + VariableName.RESERVED + "'",
                            fields.at(FIELD),
                            member.position());
            return;
        }
        fields.state().scope().assign(name, fields.at(FIELD), member.position());
    }
}
