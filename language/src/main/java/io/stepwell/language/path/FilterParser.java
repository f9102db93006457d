package io.stepwell.language.path;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Parses the condition of a filter.
 *
 * <pre>
 * any        = all { "||" all }
 * all        = single { "&amp;&amp;" single }
 * single     = "!" single | "(" any ")" | operand [ operator operand ]
 * operand    = path | literal | "/" regular expression "/" flags
 * </pre>
 */
final class FilterParser {
    private final TextCursor cursor;

    private FilterParser(TextCursor cursor) {
        this.cursor = cursor;
    }

    /** Parses a condition and stands at what follows it, usually {@code )}. */
    static Condition parse(TextCursor cursor) {
        return new FilterParser(cursor).any();
    }

    private Condition any() {
        cursor.enter();
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(all());
        } while (cursor.tryTake("||"));
        cursor.leave();
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(List.copyOf(parts));
    }

    private Condition all() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(single());
            cursor.skipBlanks();
        } while (cursor.tryTake("&&"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(List.copyOf(parts));
    }

    private Condition single() {
        cursor.skipBlanks();
        if (cursor.tryTake("!")) {
            return not();
        }
        if (cursor.tryTake("(")) {
            Condition inner = any();
            cursor.expect(")", "after a condition in parentheses");
            return inner;
        }
        int start = cursor.position();
        Operand left = operand();
        cursor.skipBlanks();
        Operator operator = Operator.tryTake(cursor);
        if (operator != null) {
            cursor.skipBlanks();
            return comparison(start, left, operator, operand());
        }
        if (left instanceof Operand.Path path) {
            return new Condition.Exists(path.tree());
        }
        throw cursor.fault("Expected an operator after a literal");
    }

    private Condition not() {
        cursor.enter();
        cursor.skipBlanks();
        boolean ofPath = atPath();
        int start = cursor.position();
        Condition negated = single();
        if (ofPath && negated instanceof Condition.Comparison) {
            throw cursor.faultAt(start, "Write !(a == b) to negate a comparison: parentheses missing");
        }
        cursor.leave();
        return new Condition.Not(negated);
    }

    private Condition comparison(int start, Operand left, Operator operator, Operand right) {
        boolean oneRegex = left instanceof Operand.Regex ^ right instanceof Operand.Regex;
        boolean anyRegex = left instanceof Operand.Regex || right instanceof Operand.Regex;
        if (operator == Operator.MATCHES ? !oneRegex : anyRegex) {
            throw cursor.faultAt(start, "A comparison by =~ has one /regular expression/, others have none: mismatch");
        }
        return new Condition.Comparison(left, operator, right);
    }

    private boolean atPath() {
        return cursor.peek() == '@' || cursor.peek() == '$';
    }

    private Operand operand() {
        if (atPath()) {
            return new Operand.Path(PathParser.parseEmbedded(cursor));
        }
        return cursor.tryTake("/") ? regex() : new Operand.Value(LiteralParser.parse(cursor));
    }

    private Operand regex() {
        int start = cursor.position();
        while (cursor.peek() != '/') {
            if (cursor.take("a closing '/'") == '\\') {
                cursor.take("a closing '/'");
            }
        }
        String expression = cursor.since(start);
        cursor.expect("/", "after a regular expression");
        try {
            return new Operand.Regex(Pattern.compile(expression, flags()));
        } catch (PatternSyntaxException e) {
            throw cursor.faultAt(start, "Not a regular expression (" + e.getDescription() + ")");
        }
    }

    private int flags() {
        int flags = 0;
        while (Character.isLetter(cursor.peek())) {
            char flag = cursor.take("a flag");
            flags |= switch (flag) {
                case 'd' -> Pattern.UNIX_LINES;
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 'x' -> Pattern.COMMENTS;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'u' -> Pattern.UNICODE_CASE;
                case 'U' -> Pattern.UNICODE_CHARACTER_CLASS;
                default ->
                    throw cursor.fault("Unknown flag '" + flag + "'; known are d i x m s u U, unknown one found");
            };
        }
        return flags;
    }
}
