package io.stepwell.language.json;

/** A text is not JSON. The message is the parser's own sentence, as AWS passes it on. */
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int line;
    private final int column;

    public JsonSyntaxException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** Line of the fault, from 1. */
    public int line() {
        return line;
    }

    /** Column of the fault, from 1. */
    public int column() {
        return column;
    }
}
