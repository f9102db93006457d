package io.stepwell.cli.graph;

import java.util.List;

/** How much room a text takes, estimated: an SVG is drawn without knowing the reader's fonts. */
final class TextSize {
    static final double LINE_HEIGHT = 15;
    private static final int MAX_CHARACTERS = 44;
    private static final int MAX_LINES = 5;

    private TextSize() {}

    /** Width of a line in pixels. */
    static double width(String line, double fontSize) {
        double units = line.codePoints()
                .mapToDouble(c -> c > 0x2e7f ? 1.05 : Character.isUpperCase(c) || c == 'm' || c == 'w' ? 0.72 : 0.56)
                .sum();
        return units * fontSize;
    }

    /** The text, cut when it is too long to be drawn in one line. */
    static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_CHARACTERS) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS - 1)) + "…";
    }

    /** The lines of a label, as many and as long as can be drawn. */
    static List<String> lines(String label) {
        List<String> lines = label.lines().map(TextSize::cut).toList();
        if (lines.size() <= MAX_LINES) {
            return lines;
        }
        List<String> first = new java.util.ArrayList<>(lines.subList(0, MAX_LINES - 1));
        first.add("and " + (lines.size() - MAX_LINES + 1) + " more");
        return first;
    }
}
