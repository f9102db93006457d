package io.stepwell.cli.graph;

import io.stepwell.cli.graph.FlowGraph.Edge;
import io.stepwell.cli.graph.FlowGraph.Kind;
import io.stepwell.cli.graph.FlowGraph.Node;
import java.util.List;

/** Writes a graph as a Mermaid flowchart. */
public final class MermaidWriter {
    private final StringBuilder out = new StringBuilder("flowchart TD\n");

    private MermaidWriter() {}

    /** The text of a {@code flowchart TD}, ending with a line break. */
    public static String write(FlowGraph graph) {
        MermaidWriter writer = new MermaidWriter();
        writer.graph(graph, "s", "  ");
        return writer.out.toString();
    }

    private void graph(FlowGraph graph, String prefix, String indent) {
        List<Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            node(nodes.get(i), prefix + i, indent);
        }
        for (Edge edge : graph.edges()) {
            String label = edge.label().isEmpty() ? "" : "|\"" + escape(edge.label()) + "\"|";
            String arrow = edge.kind() == Kind.CATCH ? " -.->" : " -->";
            line(indent, prefix + edge.from() + arrow + label + " " + prefix + edge.to());
        }
    }

    private void node(Node node, String id, String indent) {
        if (!node.groups().isEmpty()) {
            line(indent, "subgraph " + id + "[\"" + escape(node.name()) + " (" + escape(node.type()) + ")\"]");
            int group = 0;
            for (FlowGraph inner : node.groups()) {
                String groupId = id + "g" + group++;
                line(indent + "  ", "subgraph " + groupId + "[\" \"]");
                graph(inner, groupId + "n", indent + "    ");
                line(indent + "  ", "end");
            }
            line(indent, "end");
            return;
        }
        String text = "\"" + escape(node.detail().isEmpty() ? node.name() : node.name() + "\n" + node.detail()) + "\"";
        line(
                indent,
                id
                        + switch (node.type()) {
                            case Node.START, Node.END -> "((" + text + "))";
                            case "Choice" -> "{" + text + "}";
                            case "Wait", "Succeed", "Fail" -> "([" + text + "])";
                            default -> "[" + text + "]";
                        });
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append('\n');
    }

    /** Mermaid reads entity codes with {@code #} instead of {@code &}; all that could be markup becomes one. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                escaped.append("<br/>");
            } else if (c == ' ' || c == '.' || c == '_' || c == '-' || Character.isLetterOrDigit(c)) {
                escaped.appendCodePoint(c);
            } else if (!Character.isISOControl(c)) {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
