package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Horizontal bars on a logarithmic scale, with the spread as a line, as SVG. */
final class Chart {
    private static final int LABELS = 420;
    private static final int WIDTH = 360;
    private static final int ROW = 24;
    private static final int TOP = 44;

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String label, double value, double min, double max) {}

    Chart(String title) {
        this.title = title;
    }

    void bar(String label, double value, double min, double max) {
        bars.add(new Bar(label, value, min, max));
    }

    String svg() {
        double most = bars.stream().mapToDouble(Bar::max).max().orElse(10);
        int height = TOP + ROW * bars.size() + 12;
        StringBuilder out = new StringBuilder();
        line(
                out,
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='12'>",
                LABELS + WIDTH + 90,
                height);
        line(out, "<rect width='100%%' height='100%%' fill='white'/>");
        line(out, "<text x='12' y='24' font-size='15' font-weight='bold'>%s</text>", escaped(title));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = TOP + i * ROW;
            int end = LABELS + length(bar.value(), most);
            line(out, "<text x='%d' y='%d' text-anchor='end'>%s</text>", LABELS - 8, y + 13, escaped(bar.label()));
            line(out, "<rect x='%d' y='%d' width='%d' height='16' fill='#0972d3'/>", LABELS, y, end - LABELS);
            line(
                    out,
                    "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#d91515' stroke-width='2'/>",
                    LABELS + length(bar.min(), most),
                    y + 8,
                    LABELS + length(bar.max(), most),
                    y + 8);
            line(
                    out,
                    "<text x='%d' y='%d'>%s</text>",
                    LABELS + length(bar.max(), most) + 6,
                    y + 13,
                    Report.number(bar.value()));
        }
        line(out, "</svg>");
        return out.toString();
    }

    private static int length(double value, double most) {
        return (int) Math.max(2, WIDTH * Math.log10(Math.max(1, value)) / Math.log10(Math.max(10, most)));
    }

    private static void line(StringBuilder out, String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
