package io.stepwell.language.parse;

import io.stepwell.language.parse.Node.ArrayNode;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import io.stepwell.language.parse.Node.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a definition that are meant as they stand. */
final class Literals {
    private Literals() {}

    /**
     * The plain tree of a value; members of the same name are reported.
     *
     * @param field the location of the field that holds the value, under which everything in it is reported
     */
    static @Nullable Object tree(Node node, String field, Problems problems) {
        return switch (node) {
            case ScalarNode scalar -> scalar.value();
            case ArrayNode array -> {
                List<@Nullable Object> elements =
                        new ArrayList<>(array.elements().size());
                for (Node element : array.elements()) {
                    elements.add(tree(element, field, problems));
                }
                yield Collections.unmodifiableList(elements);
            }
            case ObjectNode object -> {
                reportRepeated(object, field, problems);
                Map<String, @Nullable Object> members =
                        LinkedHashMap.newLinkedHashMap(object.members().size());
                for (Member member : object.members().values()) {
                    members.put(member.name(), tree(member.value(), field, problems));
                }
                yield Collections.unmodifiableMap(members);
            }
        };
    }

    /** Reports members whose name the same object has already used. */
    static void reportRepeated(ObjectNode object, String location, Problems problems) {
        for (Member member : object.repeated()) {
            problems.add(
                    Problems.INVALID_JSON,
                    "Duplicate field '" + member.name() + "'",
                    location + "/" + member.name(),
                    member.position());
        }
    }
}
