package io.stepwell.language.parse;

import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.SourcePosition;
import io.stepwell.language.parse.Node.ArrayNode;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import io.stepwell.language.parse.Node.ScalarNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of a definition, read one by one. Each reader reports a value of the wrong type and
 * then answers null, as it does for a field that is not there; {@link #refuseOthers} reports the fields that
 * nobody asked for.
 */
final class Fields {
    private final ObjectNode object;
    private final String location;
    private final Problems problems;
    private final StateReading state;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, QueryLanguage> elsewhere = new HashMap<>();

    private Fields(ObjectNode object, String location, Problems problems, StateReading state) {
        this.object = object;
        this.location = location;
        this.problems = problems;
        this.state = state;
    }

    /** The fields of this value; null, and reported, when it is no object. */
    static @Nullable Fields of(Node node, String location, Problems problems, StateReading state) {
        if (!(node instanceof ObjectNode object)) {
            problems.add(Problems.SCHEMA, "Expected value of type Object", shown(location), node.position());
            return null;
        }
        Literals.reportRepeated(object, location, problems);
        return new Fields(object, location, problems, state);
    }

    ObjectNode object() {
        return object;
    }

    SourcePosition position() {
        return object.position();
    }

    Problems problems() {
        return problems;
    }

    /** The state they belong to; for the whole definition a stand-in. */
    StateReading state() {
        return state;
    }

    /** The location of this object, {@code /States/A}; empty for the whole definition. */
    String location() {
        return location;
    }

    /** The location of a field of it. */
    String at(String field) {
        return location + "/" + field;
    }

    boolean has(String field) {
        return object.members().containsKey(field);
    }

    /** The field as it stands in the text. */
    @Nullable
    Node node(String field) {
        asked.add(field);
        Member member = object.members().get(field);
        return member == null ? null : member.value();
    }

    /** Marks fields as known without reading them. */
    void know(String... fields) {
        asked.addAll(List.of(fields));
    }

    @Nullable
    String string(String field) {
        return switch (node(field)) {
            case null -> null;
            case ScalarNode(SourcePosition at, String text) -> text;
            case Node other -> wrongType(field, "String");
        };
    }

    @Nullable
    Boolean bool(String field) {
        return switch (node(field)) {
            case null -> null;
            case ScalarNode(SourcePosition at, Boolean value) -> value;
            case Node other -> wrongType(field, "Boolean");
        };
    }

    /** An integer within bounds, both included. */
    @Nullable
    Long integer(String field, long min, long max) {
        Node node = node(field);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ScalarNode scalar)
                || !(scalar.value() instanceof Integer
                        || scalar.value() instanceof Long
                        || scalar.value() instanceof BigInteger)) {
            return wrongType(field, "Integer");
        }
        BigInteger value = new BigInteger(String.valueOf(scalar.value()));
        if (value.compareTo(BigInteger.valueOf(min)) < 0) {
            schema("Minimum value is " + min, field);
            return null;
        }
        if (value.compareTo(BigInteger.valueOf(max)) > 0) {
            schema("Maximum value is " + max, field);
            return null;
        }
        return value.longValueExact();
    }

    @Nullable
    BigDecimal number(String field) {
        return switch (node(field)) {
            case null -> null;
            case ScalarNode(SourcePosition at, Number value) -> new BigDecimal(value.toString());
            case Node other -> wrongType(field, "Number");
        };
    }

    /** A number of at least so much; a smaller one is reported. */
    @Nullable
    BigDecimal numberFrom(BigDecimal min, String field) {
        BigDecimal number = number(field);
        if (number != null && number.compareTo(min) < 0) {
            schema("Minimum value is " + min.toPlainString(), field);
        }
        return number;
    }

    @Nullable
    Fields object(String field) {
        Node node = node(field);
        return node == null ? null : of(node, at(field), problems, state);
    }

    @Nullable
    List<Node> array(String field) {
        return switch (node(field)) {
            case null -> null;
            case ArrayNode array -> array.elements();
            case Node other -> wrongType(field, "Array");
        };
    }

    /** The fields of each object in an array; null when the array is not there. An empty one is reported. */
    @Nullable
    List<Fields> objects(String field, boolean mayBeEmpty) {
        List<Node> nodes = array(field);
        if (nodes == null) {
            return null;
        }
        if (nodes.isEmpty() && !mayBeEmpty) {
            schema("Value cannot be empty", field);
        }
        List<Fields> found = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Fields fields = of(nodes.get(i), at(field) + "[" + i + "]", problems, state);
            if (fields != null) {
                found.add(fields);
            }
        }
        return found;
    }

    /** Says that these fields belong here in states of the other language alone, which a refusal then tells. */
    void onlyIn(QueryLanguage language, String... fields) {
        for (String field : fields) {
            elsewhere.put(field, language);
        }
    }

    /** Reports, in one sentence as AWS does, those fields that are missing. */
    void require(String... names) {
        List<String> missing = new ArrayList<>(List.of(names));
        missing.removeIf(this::has);
        if (!missing.isEmpty()) {
            schema("These fields are required: [" + String.join(", ", missing) + "]");
        }
    }

    /** Reports the fields that were neither read nor marked as known. */
    void refuseOthers() {
        for (Member member : object.members().values()) {
            if (!asked.contains(member.name())) {
                problems.add(Problems.SCHEMA, refusal(member.name()), shown(location), member.position());
            }
        }
    }

    private String refusal(String field) {
        QueryLanguage language = elsewhere.get(field);
        return language == null
                ? "Field '" + field + "' is not supported"
                : "The QueryLanguage is set to '" + language.other().text() + "', but field '" + field
                        + "' is only supported for the '" + language.text() + "' QueryLanguage";
    }

    /** Reports something about the whole object. */
    void schema(String message) {
        problems.add(Problems.SCHEMA, message, shown(location), object.position());
    }

    /** Reports something about one field. */
    void schema(String message, String field) {
        report(Problems.SCHEMA, message, field);
    }

    /** Reports something about one field under any code. */
    void report(String code, String message, String field) {
        Member member = object.members().get(field);
        SourcePosition position =
                member == null ? object.position() : member.value().position();
        problems.add(code, message, at(field), position);
    }

    private <T> @Nullable T wrongType(String field, String expected) {
        schema("Expected value of type " + expected, field);
        return null;
    }

    private static String shown(String location) {
        return location.isEmpty() ? "/" : location;
    }
}
