package io.stepwell.language.parse;

import io.stepwell.language.definition.SourcePosition;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.language.parse.Node.ArrayNode;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import io.stepwell.language.parse.Node.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads the text of a definition into a tree that knows its places. */
final class NodeReader {
    /** The deepest nesting accepted, in levels of JSON. */
    static final int MAX_DEPTH = 500;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private NodeReader() {}

    /**
     * The tree of one JSON value.
     *
     * @throws JsonSyntaxException when the text is not exactly one JSON value
     */
    static Node read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonSyntaxException("No content to map due to end-of-input", 1, 1);
            }
            Node node = node(parser, first);
            if (parser.nextToken() != null) {
                SourcePosition at = position(parser.currentTokenLocation());
                throw new JsonSyntaxException("Trailing token after the JSON value", at.line(), at.column());
            }
            return node;
        } catch (JacksonException e) {
            throw JsonSyntaxException.of(e);
        }
    }

    private static Node node(JsonParser parser, JsonToken token) {
        SourcePosition at = position(parser.currentTokenLocation());
        return switch (token) {
            case START_OBJECT -> object(parser, at);
            case START_ARRAY -> array(parser, at);
            case VALUE_STRING -> new ScalarNode(at, parser.getString());
            case VALUE_NUMBER_INT -> new ScalarNode(at, parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> new ScalarNode(at, decimal(parser));
            case VALUE_TRUE -> new ScalarNode(at, true);
            case VALUE_FALSE -> new ScalarNode(at, false);
            case VALUE_NULL -> new ScalarNode(at, null);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("not the start of a value: " + token);
        };
    }

    private static BigDecimal decimal(JsonParser parser) {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw JsonSyntaxException.ofNumber(parser.currentTokenLocation());
        }
    }

    private static ObjectNode object(JsonParser parser, SourcePosition at) {
        Map<String, Member> members = new LinkedHashMap<>();
        List<Member> repeated = new ArrayList<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            SourcePosition nameAt = position(parser.currentTokenLocation());
            Member member = new Member(name, nameAt, node(parser, parser.nextToken()));
            if (members.putIfAbsent(name, member) != null) {
                repeated.add(member);
            }
        }
        return new ObjectNode(at, members, repeated);
    }

    private static ArrayNode array(JsonParser parser, SourcePosition at) {
        List<Node> elements = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            elements.add(node(parser, t));
        }
        return new ArrayNode(at, elements);
    }

    private static SourcePosition position(TokenStreamLocation at) {
        return new SourcePosition(at.getLineNr(), at.getColumnNr());
    }
}
