package io.stepwell.integrations.protocol;

import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A form of the query protocols: nested values have the path to them as their name. */
final class QueryForm {
    private final StringJoiner pairs = new StringJoiner("&");
    private final boolean ec2;

    QueryForm(boolean ec2) {
        this.ec2 = ec2;
    }

    void add(String name, String value) {
        pairs.add(encoded(name) + "=" + encoded(value));
    }

    /** The form as it is sent. */
    String text() {
        return pairs.toString();
    }

    /** Adds the members of a structure below a path. */
    void addStructure(String path, Shape structure, Map<?, ?> members) {
        structure.members().forEach((name, member) -> {
            Object value = members.get(name);
            if (value != null) {
                addValue(path.isEmpty() ? name(member) : path + "." + name(member), member, value);
            }
        });
    }

    private void addValue(String path, Member member, Object value) {
        Shape shape = member.shape();
        switch (value) {
            case Map<?, ?> map when shape.kind() == Shape.Kind.STRUCTURE -> addStructure(path, shape, map);
            case Map<?, ?> map when shape.kind() == Shape.Kind.MAP -> addMap(path, member, map);
            case List<?> list when shape.kind() == Shape.Kind.LIST -> addList(path, member, list);
            default -> add(path, Scalars.text(member, value, TimestampFormat.ISO_8601));
        }
    }

    private void addList(String path, Member member, List<?> list) {
        if (list.isEmpty()) {
            if (!ec2) {
                add(path, "");
            }
            return;
        }
        Member element = member.shape().element();
        String own = element.traits().text("locationName");
        String prefix = path;
        if (member.has("flattened")) {
            prefix = ec2 ? path : path.substring(0, path.lastIndexOf('.') + 1) + member.flattenedName();
        } else if (!ec2) {
            prefix = path + "." + (own == null ? "member" : own);
        }
        for (int i = 0; i < list.size(); i++) {
            addIfPresent(prefix + "." + (i + 1), element, list.get(i));
        }
    }

    private void addMap(String path, Member member, Map<?, ?> map) {
        Shape shape = member.shape();
        String prefix = member.has("flattened") ? path : path + ".entry";
        String keyName = or(shape.key().traits().text("locationName"), "key");
        String valueName = or(shape.value().traits().text("locationName"), "value");
        int i = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String at = prefix + "." + ++i;
            addIfPresent(at + "." + keyName, shape.key(), entry.getKey());
            addIfPresent(at + "." + valueName, shape.value(), entry.getValue());
        }
    }

    private void addIfPresent(String path, Member member, @Nullable Object value) {
        if (value != null) {
            addValue(path, member, value);
        }
    }

    /** EC2's forms have names of their own, or the usual ones with a capital. */
    private String name(Member member) {
        if (ec2) {
            String own = member.traits().text("queryName");
            String wire = member.wireName();
            return own == null ? Character.toUpperCase(wire.charAt(0)) + wire.substring(1) : own;
        }
        return member.wireName();
    }

    private static String or(@Nullable String text, String fallback) {
        return text == null ? fallback : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
