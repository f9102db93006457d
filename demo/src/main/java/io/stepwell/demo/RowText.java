package io.stepwell.demo;

import io.stepwell.demo.Screen.Colour;
import java.util.Locale;

/** A row in 79 columns, as the narrowest usual terminal has them, when nobody's words are longer. */
final class RowText {
    private RowText() {}

    static String of(Row row, Screen screen) {
        String mark = switch (row.mark()) {
            case RUNNING -> screen.paint(Colour.WAITING, "●");
            case SUCCEEDED -> screen.paint(Colour.GOOD, "✓");
            case FAILED -> screen.paint(Colour.BAD, "✗");
        };
        String time = String.format(Locale.ROOT, "%5.1f s", row.time().toMillis() / 1_000.0);
        return "  " + mark + " " + screen.paint(Colour.NAME, row.id()) + "  " + padded(row.title(), 21) + "  "
                + screen.paint(Colour.ASIDE, time) + "  " + row.state();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
