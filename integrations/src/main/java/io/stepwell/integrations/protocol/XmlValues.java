package io.stepwell.integrations.protocol;

import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values out of XML bodies. */
final class XmlValues {
    private XmlValues() {}

    /** The members of a structure that travel in the body. */
    static Map<String, @Nullable Object> read(Shape structure, XmlElement element) throws UnreadableResponseException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Member member : structure.members().values()) {
            if (member.isInResponseBody()) {
                Object value = member(member, element);
                if (value != null) {
                    members.put(member.name(), value);
                }
            }
        }
        return members;
    }

    private static @Nullable Object member(Member member, XmlElement parent) throws UnreadableResponseException {
        if (member.has("xmlAttribute")) {
            String text = parent.attributes().get(member.wireName());
            return text == null ? null : Scalars.value(member.shape(), text);
        }
        Shape shape = member.shape();
        if (member.has("flattened")) {
            List<XmlElement> repeated = parent.children(member.flattenedName());
            return repeated.isEmpty() ? null : repeated(shape, repeated);
        }
        XmlElement child = parent.child(member.wireName());
        return child == null ? null : value(shape, child);
    }

    /** The value in an element. */
    static Object value(Shape shape, XmlElement element) throws UnreadableResponseException {
        return switch (shape.kind()) {
            case STRUCTURE -> read(shape, element);
            case LIST, MAP -> repeated(shape, element.children());
            case STRING, BLOB, BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE, TIMESTAMP, DOCUMENT ->
                Scalars.value(shape, element.text());
        };
    }

    private static Object repeated(Shape shape, List<XmlElement> elements) throws UnreadableResponseException {
        if (shape.kind() == Shape.Kind.MAP) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            for (XmlElement entry : elements) {
                XmlElement key = entry.child(shape.key().traits().text("locationName") instanceof String k ? k : "key");
                String valueName = shape.value().traits().text("locationName");
                XmlElement value = entry.child(valueName == null ? "value" : valueName);
                if (key != null && value != null) {
                    entries.put(key.text(), value(shape.value().shape(), value));
                }
            }
            return entries;
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (XmlElement element : elements) {
            list.add(value(shape.element().shape(), element));
        }
        return list;
    }
}
