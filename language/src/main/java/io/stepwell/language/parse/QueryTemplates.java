package io.stepwell.language.parse;

import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.Template;
import io.stepwell.language.parse.Node.ArrayNode;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import io.stepwell.language.parse.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Templates of JSONata states: Arguments, Output, Assign, Items, ItemSelector. */
final class QueryTemplates {
    private final Fields fields;
    private final Offered offered;

    QueryTemplates(Fields fields, Offered offered) {
        this.fields = fields;
        this.offered = offered;
    }

    /** The template in this value, which stands at this location. */
    Template parse(Node node, String location) {
        return switch (node) {
            case ScalarNode scalar when Queries.isQuery(scalar) -> queried(scalar, location);
            case ScalarNode scalar -> new Template.Literal(scalar.value());
            case ArrayNode array -> Template.ofElements(elements(array, location));
            case ObjectNode object -> members(object, location);
        };
    }

    List<Template> elements(ArrayNode array, String location) {
        List<Template> elements = new ArrayList<>(array.elements().size());
        for (int i = 0; i < array.elements().size(); i++) {
            elements.add(parse(array.elements().get(i), location + "[" + i + "]"));
        }
        return List.copyOf(elements);
    }

    private Template members(ObjectNode object, String location) {
        Literals.reportRepeated(object, location, fields.problems());
        Map<String, Template> members =
                LinkedHashMap.newLinkedHashMap(object.members().size());
        for (Member member : object.members().values()) {
            members.put(member.name(), parse(member.value(), location + "/" + member.name()));
        }
        return Template.ofMembers(members);
    }

    private Template queried(ScalarNode scalar, String location) {
        JsonataQuery query = Queries.query(scalar, location, fields, offered);
        return query == null ? new Template.Literal(null) : new Template.Queried(query);
    }
}
