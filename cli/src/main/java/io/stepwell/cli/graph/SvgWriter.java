package io.stepwell.cli.graph;

import io.stepwell.cli.graph.Drawing.Box;
import io.stepwell.cli.graph.Drawing.Inner;
import io.stepwell.cli.graph.Drawing.Line;
import io.stepwell.cli.graph.FlowGraph.Node;
import java.util.List;
import java.util.Locale;

/** Writes a graph as one self-contained SVG that follows the reader's light or dark scheme. */
public final class SvgWriter {
    /** The largest graph drawn; beyond it a picture helps nobody. */
    public static final int MAX_NODES = 1_000;

    private static final double MARGIN = 20;
    private static final String STYLE = """
            <style>
            .box, .ring { stroke-width: 1.5 } .branch { fill: none; stroke-dasharray: 2 4 }
            text { font-family: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif;
              text-anchor: middle; font-size: 13px }
            .detail, .label { font-size: 11px } .type { font-size: 10px; text-anchor: end }
            .label { paint-order: stroke; stroke-width: 4px; stroke-linejoin: round }
            .line { fill: none; stroke-width: 1.4 } .CATCH { stroke-dasharray: 5 4 } .ring { fill: none }
            %s@media (prefers-color-scheme: dark) {
            %s}
            </style>
            <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">\
            <path class="tip" d="M0,0.5L8,4L0,7.5Z"/></marker></defs>
            """.formatted(Palette.LIGHT.rules(), Palette.DARK.rules());

    private final StringBuilder out = new StringBuilder(4_096);

    private SvgWriter() {}

    /**
     * The text of an SVG document.
     *
     * @param title what is shown, for readers who hear it
     * @throws FlowGraphException when the graph has more than {@link #MAX_NODES} nodes
     */
    public static String write(FlowGraph graph, String title) {
        if (graph.size() > MAX_NODES) {
            throw new FlowGraphException("The definition has " + graph.size() + " states; a picture takes at most "
                    + MAX_NODES + ". Use --format mermaid.");
        }
        SvgWriter writer = new SvgWriter();
        writer.document(LayeredLayout.place(graph), title);
        return writer.out.toString();
    }

    private void document(Drawing drawing, String title) {
        double width = drawing.width() + 2 * MARGIN + (drawing.boxes().stream().anyMatch(Box::loop) ? 30 : 0);
        double height = drawing.height() + 2 * MARGIN;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\">",
                width, height, width, height);
        line("<title>%s</title>", escape(title));
        out.append(STYLE);
        line("<rect class=\"page\" width=\"100%%\" height=\"100%%\"/>");
        drawing(drawing, MARGIN, MARGIN);
        line("</svg>");
    }

    private void drawing(Drawing drawing, double x, double y) {
        line("<g transform=\"translate(%.1f %.1f)\">", x, y);
        for (Line edge : drawing.lines()) {
            line(
                    "<path class=\"line %s\" marker-end=\"url(#tip)\" d=\"%s\"/>",
                    edge.edge().kind(), edge.path());
        }
        drawing.boxes().forEach(this::box);
        drawing.lines().forEach(this::label);
        line("</g>");
    }

    private void label(Line edge) {
        if (edge.edge().label().isEmpty()) {
            return;
        }
        List<String> lines = TextSize.lines(edge.edge().label());
        double y = edge.labelY() - (lines.size() - 1) * TextSize.LINE_HEIGHT / 2 + 4;
        for (String text : lines) {
            text("label", edge.labelX(), y, text, edge.edge().label());
            y += TextSize.LINE_HEIGHT;
        }
    }

    private void box(Box box) {
        if (box.node().type().equals(Node.START) || box.node().type().equals(Node.END)) {
            mark(box);
            return;
        }
        double middle = box.x() + box.width() / 2;
        double corner = switch (box.node().type()) {
            case "Succeed", "Fail", "Wait" -> box.height() / 2;
            case "Choice" -> 3;
            default -> 8;
        };
        String classes = "box " + kind(box.node().type()) + (box.groups().isEmpty() ? "" : " group");
        line(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\"/>",
                classes, box.x(), box.y(), box.width(), box.height(), corner);
        if (box.loop()) {
            loop(box);
        }
        if (!box.groups().isEmpty()) {
            text(
                    "",
                    middle,
                    box.y() + 21,
                    TextSize.cut(box.node().name()),
                    box.node().name());
            text(
                    "type",
                    box.x() + box.width() - 8,
                    box.y() + 14,
                    box.node().type(),
                    box.node().type());
            box.groups().forEach(inner -> inner(box, inner));
            return;
        }
        boolean detailed = !box.node().detail().isEmpty();
        text(
                "",
                middle,
                box.y() + box.height() / 2 + (detailed ? -3 : 4.5),
                TextSize.cut(box.node().name()),
                box.node().name());
        if (detailed) {
            text(
                    "detail",
                    middle,
                    box.y() + box.height() / 2 + 14,
                    TextSize.cut(box.node().detail()),
                    box.node().detail());
        }
    }

    private void inner(Box box, Inner inner) {
        if (box.groups().size() > 1) {
            line(
                    "<rect class=\"branch\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"/>",
                    box.x() + inner.x() - 6,
                    box.y() + inner.y() - 6,
                    inner.drawing().width() + 12,
                    box.height() - LayeredLayout.HEADER - LayeredLayout.PADDING + 12);
        }
        drawing(inner.drawing(), box.x() + inner.x(), box.y() + inner.y());
    }

    private void loop(Box box) {
        double x = box.x() + box.width();
        double y = box.y() + box.height() / 2;
        line("<path class=\"line\" marker-end=\"url(#tip)\" d=\"M%.1f,%.1fc26,-16 26,32 2,16\"/>", x, y - 8);
    }

    private void mark(Box box) {
        double x = box.x() + box.width() / 2;
        double y = box.y() + box.height() / 2;
        line(
                "<circle class=\"mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"6\"><title>%s</title></circle>",
                x, y, box.node().name());
        if (box.node().type().equals(Node.END)) {
            line("<circle class=\"ring\" cx=\"%.1f\" cy=\"%.1f\" r=\"10\"/>", x, y);
        }
    }

    private void text(String style, double x, double y, String shown, String whole) {
        String title = shown.equals(whole) ? "" : "<title>" + escape(whole) + "</title>";
        line("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s%s</text>", style, x, y, title, escape(shown));
    }

    /** The class of a known type; a type that does not exist gets none, since it could be any text. */
    private static String kind(String type) {
        return List.of("Task", "Choice", "Parallel", "Map", "Succeed", "Fail", "Wait", "Pass")
                        .contains(type)
                ? type
                : "";
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** XML text: markup is escaped, what XML forbids becomes a replacement character. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    boolean allowed = c >= ' ' && c != 0xfffe && c != 0xffff && (c < 0xd800 || c > 0xdfff);
                    escaped.appendCodePoint(allowed || c == '\t' || c == '\n' ? c : 0xfffd);
                }
            }
        });
        return escaped.toString();
    }
}
