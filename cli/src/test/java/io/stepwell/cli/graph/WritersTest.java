package io.stepwell.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.cli.graph.FlowGraph.Edge;
import io.stepwell.cli.graph.FlowGraph.Kind;
import io.stepwell.cli.graph.FlowGraph.Node;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class WritersTest {
    private static final String HOSTILE = "<script>alert('&\"')</script>\u0000\uD83D\uDE00]]>";

    @Test
    void svgIsWellFormedWhateverStatesAreCalled() throws Exception {
        Document svg = parse(SvgWriter.write(hostileGraph(), HOSTILE));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getDocumentElement().getTextContent()).contains("<script>alert('&\"')</script>");
    }

    @Test
    void svgRefersToNothingOutside() {
        assertThat(SvgWriter.write(hostileGraph(), "t").replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http");
    }

    @Test
    void svgFollowsLightAndDark() {
        assertThat(SvgWriter.write(hostileGraph(), "t")).contains("prefers-color-scheme: dark");
    }

    @Test
    void aGraphTooLargeToBeSeenIsRefusedWithAnAlternative() {
        Node node = new Node("A", "Pass", "", List.of());
        FlowGraph large = new FlowGraph(0, Collections.nCopies(SvgWriter.MAX_NODES + 1, node), List.of());
        assertThatThrownBy(() -> SvgWriter.write(large, "t")).hasMessageContaining("--format mermaid");
    }

    @Test
    void mermaidKeepsTextOutOfItsSyntax() {
        String text = MermaidWriter.write(hostileGraph());
        assertThat(text).startsWith("flowchart TD\n").doesNotContain("<script").doesNotContain("alert(");
        assertThat(text).contains("s0 -->|\"#60;script#62;");
    }

    @Test
    void mermaidNestsGroups() {
        Node inner = new Node("I", "Pass", "", List.of());
        Node map = new Node("M", "Map", "", List.of(new FlowGraph(0, List.of(inner), List.of())));
        assertThat(MermaidWriter.write(new FlowGraph(0, List.of(map), List.of())))
                .isEqualTo("""
                flowchart TD
                  subgraph s0["M #40;Map#41;"]
                    subgraph s0g0[" "]
                      s0g0n0["I"]
                    end
                  end
                """.replace("M #40;Map#41;", "M (Map)"));
    }

    private static FlowGraph hostileGraph() {
        List<Node> nodes =
                List.of(new Node(HOSTILE, HOSTILE, HOSTILE, List.of()), new Node("B", "Pass", "", List.of()));
        return new FlowGraph(0, nodes, List.of(new Edge(0, 1, HOSTILE, Kind.CHOICE)));
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
