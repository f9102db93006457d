package io.stepwell.demo;

import java.io.PrintWriter;
import java.util.List;

/** A terminal: the table is redrawn in its place, and lines go above it. */
final class LiveScreen implements Screen {
    private static final String ESCAPE = "\u001b[";
    private static final String CLEAR_BELOW = ESCAPE + "J";
    private static final String CLEAR_REST_OF_LINE = ESCAPE + "K";
    /** No wrapping, so that a narrow terminal cuts lines instead of moving the table; no cursor. */
    private static final String DRAWING = ESCAPE + "?7l" + ESCAPE + "?25l";

    private static final String NOT_DRAWING = ESCAPE + "?7h" + ESCAPE + "?25h";

    private final PrintWriter out;
    private List<Row> rows = List.of();
    private boolean closed;

    LiveScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void heading(String text) {
        out.println();
        out.println(paint(Colour.NAME, text));
        out.flush();
    }

    @Override
    public synchronized void line(String text) {
        if (rows.isEmpty()) {
            out.println("  " + text);
            out.flush();
            return;
        }
        out.print(upOverTable() + CLEAR_BELOW);
        out.println("  " + text);
        draw();
    }

    @Override
    public synchronized void table(List<Row> now) {
        if (closed) {
            return;
        }
        if (!rows.isEmpty()) {
            out.print(upOverTable());
        }
        rows = List.copyOf(now);
        draw();
    }

    private void draw() {
        out.print(DRAWING);
        out.println(CLEAR_REST_OF_LINE);
        rows.forEach(row -> out.println(RowText.of(row, this) + CLEAR_REST_OF_LINE));
        out.print(NOT_DRAWING);
        out.flush();
    }

    private String upOverTable() {
        return ESCAPE + (rows.size() + 1) + "A\r";
    }

    @Override
    public synchronized void endOfTable() {
        rows = List.of();
    }

    @Override
    public String paint(Colour colour, String text) {
        return ESCAPE + colour.code() + "m" + text + ESCAPE + "0m";
    }

    @Override
    public synchronized void close() {
        closed = true;
        out.print(NOT_DRAWING);
        out.flush();
    }
}
