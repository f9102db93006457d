package io.stepwell.integrations.protocol;

import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import io.stepwell.models.Traits;
import java.util.List;
import java.util.Map;

/** Writes values as XML. */
final class XmlWriter {
    private final StringBuilder out = new StringBuilder();

    private XmlWriter() {}

    /**
     * The document of a structure.
     *
     * @param root the structure with the traits of its use
     * @param name the root element
     */
    static String document(Member root, String name, Map<?, ?> members) {
        XmlWriter writer = new XmlWriter();
        writer.structure(name, root, members);
        return writer.out.toString();
    }

    private void structure(String name, Member use, Map<?, ?> members) {
        Shape shape = use.shape();
        out.append('<').append(name);
        namespace(use);
        shape.members().forEach((memberName, member) -> {
            Object value = members.get(memberName);
            if (value != null && member.has("xmlAttribute")) {
                attribute(member.wireName(), Scalars.text(member, value, TimestampFormat.ISO_8601));
            }
        });
        out.append('>');
        shape.members().forEach((memberName, member) -> {
            Object value = members.get(memberName);
            if (value != null
                    && !member.has("xmlAttribute")
                    && member.location().equals("body")) {
                value(member.wireName(), member, value);
            }
        });
        close(name);
    }

    private void value(String name, Member member, Object value) {
        Shape shape = member.shape();
        switch (value) {
            case Map<?, ?> map when shape.kind() == Shape.Kind.STRUCTURE -> structure(name, member, map);
            case Map<?, ?> map when shape.kind() == Shape.Kind.MAP -> map(name, member, map);
            case List<?> list when shape.kind() == Shape.Kind.LIST -> list(name, member, list);
            default -> {
                open(name, member);
                out.append(escaped(Scalars.text(member, value, TimestampFormat.ISO_8601)));
                close(name);
            }
        }
    }

    private void list(String name, Member member, List<?> list) {
        Member element = member.shape().element();
        String own = element.traits().text("locationName");
        if (member.has("flattened")) {
            list.stream().filter(each -> each != null).forEach(each -> value(member.flattenedName(), element, each));
            return;
        }
        open(name, member);
        list.stream().filter(each -> each != null).forEach(each -> value(own == null ? "member" : own, element, each));
        close(name);
    }

    private void map(String name, Member member, Map<?, ?> map) {
        boolean flattened = member.has("flattened");
        String entryName = flattened ? name : "entry";
        Member key = member.shape().key();
        Member value = member.shape().value();
        if (!flattened) {
            open(name, member);
        }
        map.forEach((k, v) -> {
            if (v != null) {
                out.append('<').append(entryName);
                if (flattened) {
                    namespace(member);
                }
                out.append('>');
                value(key.traits().text("locationName") instanceof String own ? own : "key", key, k);
                value(value.traits().text("locationName") instanceof String own ? own : "value", value, v);
                close(entryName);
            }
        });
        if (!flattened) {
            close(name);
        }
    }

    private void open(String name, Member use) {
        out.append('<').append(name);
        namespace(use);
        out.append('>');
    }

    private void close(String name) {
        out.append("</").append(name).append('>');
    }

    private void namespace(Member use) {
        Traits traits =
                use.traits().has("xmlNamespace") ? use.traits() : use.shape().traits();
        String uri = traits.text("xmlNamespace");
        uri = uri == null ? traits.object("xmlNamespace").text("uri") : uri;
        if (uri != null) {
            String prefix = traits.object("xmlNamespace").text("prefix");
            attribute(prefix == null ? "xmlns" : "xmlns:" + prefix, uri);
        }
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\r' -> safe.append("&#xD;");
                case '\n' -> safe.append("&#xA;");
                case '\u0085' -> safe.append("&#x85;");
                case '\u2028' -> safe.append("&#x2028;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
