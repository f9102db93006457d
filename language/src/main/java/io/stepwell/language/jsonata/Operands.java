package io.stepwell.language.jsonata;

/** Reads what an expression begins with: literals, names, constructors, blocks, prefix operators. */
final class Operands {
    private static final int PREFIX_POWER = 70;

    private Operands() {}

    static Node operand(Parsing parsing, Token token) {
        return switch (token.type()) {
            case NAME -> node(Kind.NAME, token);
            case VARIABLE -> node(Kind.VARIABLE, token);
            case STRING -> node(Kind.STRING, token);
            case NUMBER -> node(Kind.NUMBER, token);
            case VALUE -> node(Kind.VALUE, token);
            case REGEX -> node(Kind.REGEX, token);
            case END ->
                throw Fault.of("S0207").at(token.position()).token("(end)").syntax();
            case OPERATOR -> prefix(parsing, token);
        };
    }

    private static Node node(Kind kind, Token token) {
        return new Node(kind, token.position(), token.value());
    }

    private static Node prefix(Parsing parsing, Token token) {
        return switch (String.valueOf(token.value())) {
            case "-" -> {
                Node node = node(Kind.NEGATION, token);
                node.left = parsing.expression(PREFIX_POWER);
                yield node;
            }
            case "*" -> node(Kind.WILDCARD, token);
            case "**" -> node(Kind.DESCENDANT, token);
            case "%" -> node(Kind.PARENT, token);
            case "and", "or", "in" -> node(Kind.WORD, token);
            case "(" -> block(parsing, token);
            case "[" -> array(parsing, token);
            case "{" -> {
                Node node = node(Kind.OBJECT, token);
                node.pairs = parsing.pairs();
                yield node;
            }
            case "|" -> transform(parsing, token);
            default ->
                throw Fault.of("S0211")
                        .at(token.position())
                        .token(token.value())
                        .syntax();
        };
    }

    private static Node block(Parsing parsing, Token token) {
        Node node = node(Kind.BLOCK, token);
        while (!parsing.at(")")) {
            node.add(parsing.expression(0));
            if (!parsing.skipped(";")) {
                break;
            }
        }
        parsing.expect(")", true);
        return node;
    }

    private static Node array(Parsing parsing, Token token) {
        Node node = node(Kind.ARRAY, token);
        if (!parsing.at("]")) {
            do {
                Node item = parsing.expression(0);
                if (parsing.at("..")) {
                    Node range = new Node(Kind.BINARY, parsing.current().position(), "..");
                    parsing.advance(false);
                    range.left = item;
                    range.right = parsing.expression(0);
                    item = range;
                }
                node.add(item);
            } while (parsing.skipped(","));
        }
        parsing.expect("]", true);
        return node;
    }

    private static Node transform(Parsing parsing, Token token) {
        Node node = node(Kind.TRANSFORM, token);
        node.left = parsing.expression(0);
        parsing.expect("|", false);
        node.right = parsing.expression(0);
        if (parsing.skipped(",")) {
            node.third = parsing.expression(0);
        }
        parsing.expect("|", false);
        return node;
    }
}
