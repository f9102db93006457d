package io.stepwell.demo;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines for a file or a pipe. */
final class PlainScreen implements Screen {
    private final PrintWriter out;
    private final Map<String, String> told = new HashMap<>();

    PlainScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void heading(String text) {
        out.println();
        out.println(text);
        out.flush();
    }

    @Override
    public synchronized void line(String text) {
        out.println("  " + text);
        out.flush();
    }

    @Override
    public synchronized void table(List<Row> rows) {
        for (Row row : rows) {
            if (!row.state().equals(told.put(row.id(), row.state()))) {
                out.println(RowText.of(row, this));
            }
        }
        out.flush();
    }

    @Override
    public void endOfTable() {
        // every line stays
    }

    @Override
    public String paint(Colour colour, String text) {
        return text;
    }

    @Override
    public void close() {
        out.flush();
    }
}
