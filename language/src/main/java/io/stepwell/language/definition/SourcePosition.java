package io.stepwell.language.definition;

/** Where something stands in the text of a definition, both counted from 1. */
public record SourcePosition(int line, int column) {
    public static final SourcePosition START = new SourcePosition(1, 1);

    /** A number that no other place of the same text has. */
    public long ordinal() {
        return (long) line << 32 | column;
    }
}
