package io.stepwell.language.path;

import java.util.ArrayList;
import java.util.List;

/** Parses a path: {@code $} or {@code @}, then segments. */
final class PathParser {
    private static final String ENDS_EMBEDDED_NAME = "),=<>!~]";

    private final TextCursor cursor;
    private final boolean embedded;

    private PathParser(TextCursor cursor, boolean embedded) {
        this.cursor = cursor;
        this.embedded = embedded;
    }

    /** Parses a whole text that begins with {@code $}. */
    static PathTree parse(String text) {
        TextCursor cursor = new TextCursor(text);
        if (cursor.peek() != '$') {
            throw cursor.fault("A path begins with '$': no '$' found");
        }
        return new PathParser(cursor, false).path();
    }

    /** Parses a path inside a filter or an argument list, up to where it ends. */
    static PathTree parseEmbedded(TextCursor cursor) {
        return new PathParser(cursor, true).path();
    }

    private PathTree path() {
        boolean fromRoot = cursor.take("'$' or '@'") == '$';
        List<Segment> segments = new ArrayList<>();
        while (cursor.peek() != TextCursor.END) {
            if (cursor.tryTake("..")) {
                segments.add(new Segment.Descent());
                segments.add(descendant());
            } else if (cursor.tryTake(".")) {
                segments.add(afterDot());
            } else if (cursor.peek() == '[') {
                segments.add(BracketParser.parse(cursor));
            } else if (embedded) {
                break;
            } else {
                throw cursor.fault("Expected '.' or '['");
            }
        }
        return new PathTree(fromRoot, segments);
    }

    private Segment descendant() {
        int start = cursor.position();
        Segment segment = afterDot();
        if (segment instanceof Segment.Call) {
            throw cursor.faultAt(start, "A function cannot follow '..' directly; name what it applies to: function");
        }
        return segment;
    }

    private Segment afterDot() {
        if (cursor.peek() == '[') {
            return BracketParser.parse(cursor);
        }
        if (cursor.tryTake("*")) {
            return new Segment.Wildcard();
        }
        int start = cursor.position();
        String name = dottedName();
        return cursor.tryTake("(") ? call(name, start) : new Segment.Name(name);
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder();
        while (!endsName(cursor.peek())) {
            char c = cursor.take("a name");
            name.append(c == '\\' ? cursor.take("a character after '\\'") : c);
        }
        if (name.isEmpty()) {
            throw cursor.fault("Expected a name, '*' or '[' after '.'");
        }
        if (!embedded && TextCursor.isBlank(cursor.peek())) {
            throw cursor.fault("A name with blanks is written in brackets, as in ['my name']: blank found");
        }
        return name.toString();
    }

    private boolean endsName(int c) {
        if (c == TextCursor.END || c == '.' || c == '[' || c == '(' || TextCursor.isBlank(c)) {
            return true;
        }
        return embedded && (ENDS_EMBEDDED_NAME.indexOf(c) >= 0 || cursor.at("&&") || cursor.at("||"));
    }

    private Segment call(String name, int start) {
        PathFunction function = PathFunction.named(name);
        if (function == null) {
            throw cursor.faultAt(
                    start,
                    "Unknown function '" + name + "'; known are " + PathFunction.words() + ", unknown one found");
        }
        cursor.enter();
        List<Operand> arguments = new ArrayList<>();
        cursor.skipBlanks();
        while (!cursor.tryTake(")")) {
            if (!arguments.isEmpty()) {
                cursor.expect(",", "or ')' after an argument");
                cursor.skipBlanks();
            }
            arguments.add(argument());
            cursor.skipBlanks();
        }
        cursor.leave();
        return new Segment.Call(function, List.copyOf(arguments));
    }

    private Operand argument() {
        return cursor.peek() == '$' || cursor.peek() == '@'
                ? new Operand.Path(parseEmbedded(cursor))
                : new Operand.Value(LiteralParser.parse(cursor));
    }
}
