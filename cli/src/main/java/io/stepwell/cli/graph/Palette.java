package io.stepwell.cli.graph;

/** The colours of a drawing. They are written out, because many programs that show SVG know no CSS variables. */
record Palette(
        String line,
        String text,
        String soft,
        String box,
        String group,
        String page,
        String task,
        String flow,
        String choice,
        String good,
        String bad) {
    static final Palette LIGHT = new Palette(
            "#5b6b7d", "#16202c", "#5b6b7d", "#ffffff", "#f3f6f9", "#ffffff", "#d9730d", "#2f6fb2", "#8a56ac",
            "#2e8540", "#c62f3b");
    static final Palette DARK = new Palette(
            "#93a3b5", "#eef2f6", "#a9b6c4", "#1c2530", "#151c25", "#0e141b", "#f0a35a", "#6fb0f0", "#c79be6",
            "#6ccf80", "#ff7b84");

    /** The colour rules of a style sheet. */
    String rules() {
        return """
                .page { fill: %6$s } .box { fill: %4$s; stroke: %3$s } .group { fill: %5$s } .branch { stroke: %3$s }
                text { fill: %2$s } .detail, .label, .type { fill: %3$s } .label { stroke: %6$s }
                .line { stroke: %1$s } .CATCH { stroke: %11$s } .tip { fill: %1$s }
                .Task { stroke: %7$s } .Choice { stroke: %9$s } .Parallel, .Map { stroke: %8$s }
                .Succeed { stroke: %10$s } .Fail { stroke: %11$s } .mark { fill: %3$s } .ring { stroke: %3$s }
                """.formatted(line, text, soft, box, group, page, task, flow, choice, good, bad);
    }
}
