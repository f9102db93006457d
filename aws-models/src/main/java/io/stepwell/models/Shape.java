package io.stepwell.models;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type of a service's model. */
public final class Shape {
    /** What values of a shape are. */
    public enum Kind {
        STRUCTURE,
        LIST,
        MAP,
        STRING,
        BLOB,
        BOOLEAN,
        INTEGER,
        LONG,
        FLOAT,
        DOUBLE,
        TIMESTAMP,
        /** Any JSON value. */
        DOCUMENT
    }

    private final String name;
    private final Kind kind;
    private final Traits traits;
    private final Set<String> required;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final @Nullable Member element;
    private final @Nullable Member key;
    private final @Nullable Member value;

    Shape(ServiceModel model, String name, Map<?, ?> node) {
        this.name = name;
        this.traits = new Traits(node);
        this.kind = kind(traits);
        this.required = Set.copyOf(traits.texts("required"));
        traits.object("members")
                .node()
                .forEach((member, of) -> members.put((String) member, new Member(model, (String) member, of)));
        this.element = part(model, "member");
        this.key = part(model, "key");
        this.value = part(model, "value");
    }

    private @Nullable Member part(ServiceModel model, String name) {
        return traits.node().get(name) instanceof Map<?, ?> node ? new Member(model, name, node) : null;
    }

    private static Kind kind(Traits traits) {
        String type = String.valueOf(traits.text("type"));
        return switch (type) {
            case "structure" -> traits.has("document") ? Kind.DOCUMENT : Kind.STRUCTURE;
            case "list" -> Kind.LIST;
            case "map" -> Kind.MAP;
            case "string", "character" -> Kind.STRING;
            case "blob" -> Kind.BLOB;
            case "boolean" -> Kind.BOOLEAN;
            case "integer", "short", "byte" -> Kind.INTEGER;
            case "long", "biginteger" -> Kind.LONG;
            case "float" -> Kind.FLOAT;
            case "double", "bigdecimal" -> Kind.DOUBLE;
            case "timestamp" -> Kind.TIMESTAMP;
            default -> throw new IllegalArgumentException("A model with a shape of type " + type);
        };
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Traits traits() {
        return traits;
    }

    /** The members of a structure, in the order of the model; empty for every other kind. */
    public Map<String, Member> members() {
        return members;
    }

    /** A member of a structure; null when it has none of that name. */
    public @Nullable Member member(String memberName) {
        return members.get(memberName);
    }

    /** The names of members that must be given. */
    public Set<String> required() {
        return required;
    }

    /** What a list consists of. */
    public Member element() {
        return Objects.requireNonNull(element, "not a list");
    }

    /** What the keys of a map are. */
    public Member key() {
        return Objects.requireNonNull(key, "not a map");
    }

    /** What the values of a map are. */
    public Member value() {
        return Objects.requireNonNull(value, "not a map");
    }

    /** The member whose value is the whole body; null when members together make the body. */
    public @Nullable Member payload() {
        String payload = traits.text("payload");
        return payload == null ? null : member(payload);
    }

    /** The code by which a response names this error; null when it is that of its name. */
    public @Nullable String errorCode() {
        return traits.object("error").text("code");
    }
}
