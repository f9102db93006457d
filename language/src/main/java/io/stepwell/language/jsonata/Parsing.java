package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From text to the tree as it was written, by operator precedence (Pratt). {@link Operands} reads what begins an
 * expression; this class what follows an operand.
 */
final class Parsing {
    /** A deeper tree than anyone writes; protects the stack. */
    private static final int DEPTH_MAX = 1_000;

    /** What parentheses and other operands within operands count, as they cost more stack than a chain of operators. */
    private static final int NESTING_DEPTH = 4;

    private static final Map<String, Integer> POWERS = Map.ofEntries(
            Map.entry(".", 75),
            Map.entry("[", 80),
            Map.entry("{", 70),
            Map.entry("(", 80),
            Map.entry("@", 80),
            Map.entry("#", 80),
            Map.entry("?", 20),
            Map.entry("+", 50),
            Map.entry("-", 50),
            Map.entry("*", 60),
            Map.entry("/", 60),
            Map.entry("%", 60),
            Map.entry("=", 40),
            Map.entry("<", 40),
            Map.entry(">", 40),
            Map.entry("^", 40),
            Map.entry(":=", 10),
            Map.entry("!=", 40),
            Map.entry("<=", 40),
            Map.entry(">=", 40),
            Map.entry("~>", 40),
            Map.entry("and", 30),
            Map.entry("or", 25),
            Map.entry("in", 40),
            Map.entry("&", 50));

    private final Lexer lexer;
    private Token current;
    private int depth;

    private Parsing(String text) {
        lexer = new Lexer(text);
        current = lexer.next(false);
    }

    /** @throws JsonataSyntaxException when the text is not an expression */
    static Node parse(String text) {
        Parsing parsing = new Parsing(text);
        Node tree = parsing.expression(0);
        if (!parsing.current.isEnd()) {
            throw Fault.of("S0201")
                    .at(parsing.current.position())
                    .token(parsing.current.value())
                    .syntax();
        }
        return tree;
    }

    Token current() {
        return current;
    }

    boolean at(String operator) {
        return current.is(operator);
    }

    void advance(boolean afterOperand) {
        current = lexer.next(afterOperand);
        if (current.is("!") || current.is("~")) {
            throw Fault.of("S0204")
                    .at(current.position())
                    .token(current.value())
                    .syntax();
        }
    }

    void expect(String operator, boolean afterOperand) {
        if (!current.is(operator)) {
            throw Fault.of(current.isEnd() ? "S0203" : "S0202")
                    .at(current.position())
                    .token(current.value())
                    .value(operator)
                    .syntax();
        }
        advance(afterOperand);
    }

    /** An expression up to the next operator that binds no stronger than this. */
    Node expression(int power) {
        int outerDepth = depth;
        deepen(NESTING_DEPTH);
        Token first = current;
        advance(true);
        Node left = Operands.operand(this, first);
        while (power < power(current)) {
            deepen(1);
            Token operator = current;
            advance(false);
            left = continued(left, operator);
        }
        depth = outerDepth;
        return left;
    }

    private void deepen(int by) {
        depth += by;
        if (depth > DEPTH_MAX) {
            throw Fault.overrun("The expression is nested too deeply")
                    .at(current.position())
                    .syntax();
        }
    }

    private static int power(Token token) {
        return token.type() == Token.Type.OPERATOR ? POWERS.getOrDefault(String.valueOf(token.value()), 0) : 0;
    }

    private Node continued(Node left, Token operator) {
        return switch (String.valueOf(operator.value())) {
            case "(" -> invocation(left, operator);
            case "[" -> predicate(left, operator);
            case "{" -> grouping(left, operator);
            case "^" -> order(left, operator);
            case ":=" -> binding(left, operator);
            case "@", "#" -> named(left, operator);
            case "?" -> condition(left, operator);
            default -> binary(left, operator, expression(power(operator)));
        };
    }

    private static Node binary(Node left, Token operator, Node right) {
        Node node = new Node(Kind.BINARY, operator.position(), operator.value());
        node.left = left;
        node.right = right;
        return node;
    }

    private Node invocation(Node left, Token operator) {
        Node node = new Node(Kind.FUNCTION, operator.position(), operator.value());
        node.left = left;
        if (!at(")")) {
            do {
                node.add(argument(node));
            } while (skipped(","));
        }
        expect(")", true);
        boolean defines = left.kind == Kind.NAME && ("function".equals(left.value) || "λ".equals(left.value));
        return defines ? lambda(node) : node;
    }

    private Node argument(Node call) {
        if (!at("?")) {
            return expression(0);
        }
        call.kind = Kind.PARTIAL;
        Node placeholder = new Node(Kind.PLACEHOLDER, current.position(), "?");
        advance(false);
        return placeholder;
    }

    /** Skips this operator; false when another word stands here. */
    boolean skipped(String operator) {
        if (!at(operator)) {
            return false;
        }
        advance(false);
        return true;
    }

    private Node lambda(Node node) {
        for (int i = 0; i < node.items.size(); i++) {
            Node parameter = node.items.get(i);
            if (parameter.kind != Kind.VARIABLE) {
                throw Fault.of("S0208")
                        .at(parameter.position)
                        .token(parameter.value)
                        .value(i + 1)
                        .syntax();
            }
        }
        node.kind = Kind.LAMBDA;
        if (at("<")) {
            node.signature = signature();
        }
        expect("{", false);
        node.right = expression(0);
        expect("}", true);
        return node;
    }

    private Signature signature() {
        StringBuilder text = new StringBuilder("<");
        int open = 1;
        int start = current.position();
        while (open > 0 && !at("{") && !current.isEnd()) {
            advance(false);
            if (at(">")) {
                open--;
            } else if (at("<")) {
                open++;
            }
            text.append(current.value());
        }
        expect(">", false);
        return Signature.parse(text.toString(), start);
    }

    private Node predicate(Node left, Token operator) {
        if (at("]")) {
            Node step = left;
            while (step.isOperator("[")) {
                step = step.left;
            }
            step.keepArray = true;
            advance(true);
            return left;
        }
        Node node = binary(left, operator, expression(0));
        expect("]", true);
        return node;
    }

    private Node grouping(Node left, Token operator) {
        Node node = binary(left, operator, Node.NONE);
        node.pairs = pairs();
        return node;
    }

    /** The keys and values up to the closing brace. */
    List<Node[]> pairs() {
        List<Node[]> pairs = new ArrayList<>();
        if (!at("}")) {
            do {
                Node key = expression(0);
                expect(":", false);
                pairs.add(new Node[] {key, expression(0)});
            } while (skipped(","));
        }
        expect("}", true);
        return pairs;
    }

    private Node order(Node left, Token operator) {
        Node node = binary(left, operator, Node.NONE);
        expect("(", false);
        do {
            boolean descending = at(">");
            if (descending || at("<")) {
                advance(false);
            }
            Node term = new Node(Kind.SORT, current.position(), null);
            term.descending = descending;
            term.left = expression(0);
            node.add(term);
        } while (skipped(","));
        expect(")", true);
        return node;
    }

    private Node binding(Node left, Token operator) {
        if (left.kind != Kind.VARIABLE) {
            throw Fault.of("S0212").at(left.position).token(left.value).syntax();
        }
        return binary(left, operator, expression(power(operator) - 1));
    }

    private Node named(Node left, Token operator) {
        Node name = expression(power(operator));
        if (name.kind != Kind.VARIABLE) {
            throw Fault.of("S0214").at(name.position).token(operator.value()).syntax();
        }
        return binary(left, operator, name);
    }

    private Node condition(Node left, Token operator) {
        Node node = new Node(Kind.CONDITION, operator.position(), operator.value());
        node.left = left;
        node.right = expression(0);
        if (skipped(":")) {
            node.third = expression(0);
        }
        return node;
    }
}
