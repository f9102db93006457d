package io.stepwell.language.intrinsic;

import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.language.path.JsonPathSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a call:
 *
 * <pre>
 * call     = name "(" [ argument { "," argument } ] ")"
 * argument = call | path | "'" text "'" | number | "true" | "false" | "null"
 * </pre>
 *
 * <p>White space may stand between any two of these.
 */
final class IntrinsicParser {
    /** The longest call, in characters: no definition is longer. */
    static final int CHARS_MAX = 1 << 20;
    /** How deep calls may stand in calls, the outermost included (AWS guide). */
    static final int NESTING_MAX = 10;

    private final CallCursor cursor;
    private final IntrinsicCall.PathCompiler paths;

    IntrinsicParser(String text, IntrinsicCall.PathCompiler paths) {
        this.cursor = new CallCursor(text);
        this.paths = paths;
        if (text.length() > CHARS_MAX) {
            throw cursor.fault("A call has at most " + CHARS_MAX + " characters: too long");
        }
    }

    Invocation parse() {
        cursor.skipBlanks();
        Invocation call = call(1);
        cursor.skipBlanks();
        if (cursor.peek() != CallCursor.END) {
            throw cursor.fault("Expected the end after the call");
        }
        return call;
    }

    private Invocation call(int depth) {
        int start = cursor.position();
        String name = cursor.word();
        Intrinsic intrinsic = Intrinsic.named(name);
        if (intrinsic == null) {
            throw cursor.faultAt(
                    start,
                    name.startsWith("States.")
                            ? "There is no intrinsic function " + name
                            : "Expected an intrinsic function, which begins with 'States.',");
        }
        if (depth > NESTING_MAX) {
            throw cursor.faultAt(start, "Intrinsic functions nest at most " + NESTING_MAX + " deep: too deep");
        }
        List<Argument> arguments = arguments(depth);
        if (!intrinsic.takes(arguments.size())) {
            throw cursor.faultAt(
                    start, name + " takes " + intrinsic.arity() + " but here are " + arguments.size() + ",");
        }
        return new Invocation(intrinsic, arguments);
    }

    private List<Argument> arguments(int depth) {
        cursor.skipBlanks();
        cursor.expect('(', "after the name of a function");
        cursor.skipBlanks();
        List<Argument> arguments = new ArrayList<>();
        if (cursor.tryTake(')')) {
            return arguments;
        }
        do {
            cursor.skipBlanks();
            arguments.add(argument(depth));
            cursor.skipBlanks();
        } while (cursor.tryTake(','));
        cursor.expect(')', "or ',' after an argument");
        return List.copyOf(arguments);
    }

    private Argument argument(int depth) {
        int c = cursor.peek();
        if (c == '$') {
            return path();
        }
        if (c == '\'') {
            String escaped = cursor.literal();
            return new Argument.Text(CallCursor.unescaped(escaped), FormatTemplate.ofLiteral(escaped));
        }
        if (c == '-' || c >= '0' && c <= '9') {
            return number();
        }
        return cursor.atWord("States.") ? call(depth + 1) : constant();
    }

    private Argument path() {
        int start = cursor.position();
        String path = cursor.path();
        try {
            return new Argument.Path(paths.compile(path));
        } catch (JsonPathSyntaxException e) {
            throw cursor.faultAt(start, "Bad path (" + e.getMessage() + ")");
        }
    }

    private Argument number() {
        int start = cursor.position();
        String numeral = cursor.numeral();
        try {
            return new Argument.Constant(JsonReader.read(numeral));
        } catch (JsonSyntaxException e) {
            throw cursor.faultAt(start, "Bad number (" + e.getMessage() + ")");
        }
    }

    private Argument constant() {
        int start = cursor.position();
        return switch (cursor.word()) {
            case "true" -> new Argument.Constant(true);
            case "false" -> new Argument.Constant(false);
            case "null" -> new Argument.Constant(null);
            default ->
                throw cursor.faultAt(
                        start,
                        "Expected a path, a string in single quotes, a number, true, false, null"
                                + " or an intrinsic function");
        };
    }
}
