package io.stepwell.demo;

import java.util.List;

/** Where people watch. */
interface Screen extends AutoCloseable {
    /** The screen that fits: with colours, in place, on a terminal; otherwise lines, only of what changed. */
    static Screen of(java.io.PrintWriter out, boolean terminal) {
        return terminal ? new LiveScreen(out) : new PlainScreen(out);
    }

    /** A heading of a part. */
    void heading(String text);

    /** A line of text, above the table while there is one. */
    void line(String text);

    /** The orders as they are now. */
    void table(List<Row> rows);

    /** The table will not change any more. */
    void endOfTable();

    /** The same text in a colour, if there are any. */
    String paint(Colour colour, String text);

    @Override
    void close();

    /** What colours mean. */
    enum Colour {
        GOOD("32"),
        BAD("31"),
        WAITING("33"),
        NAME("1"),
        ASIDE("2");

        private final String code;

        Colour(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
