package io.stepwell.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cli.graph.Drawing.Box;
import io.stepwell.cli.graph.FlowGraph.Edge;
import io.stepwell.cli.graph.FlowGraph.Kind;
import io.stepwell.cli.graph.FlowGraph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LayeredLayoutTest {
    @Test
    void aStateStandsBelowTheOneBeforeIt() {
        Drawing drawing = LayeredLayout.place(graph(3, new int[][] {{0, 1}, {1, 2}}));
        assertThat(drawing.boxes()).extracting(Box::y).isSorted().doesNotHaveDuplicates();
        assertThat(drawing.boxes())
                .extracting(b -> b.x() + b.width() / 2)
                .containsOnly(drawing.boxes().getFirst().width() / 2);
    }

    @Test
    void aWayBackRunsUpwardsAndDoesNotTurnTheOrderAround() {
        Drawing drawing = LayeredLayout.place(graph(3, new int[][] {{0, 1}, {1, 2}, {2, 0}}));
        assertThat(drawing.boxes()).extracting(Box::y).isSorted();
        assertThat(drawing.lines()).hasSize(3);
    }

    @Test
    void aStateThatFollowsItselfIsALoop() {
        Drawing drawing = LayeredLayout.place(graph(2, new int[][] {{0, 1}, {1, 1}}));
        assertThat(drawing.boxes()).extracting(Box::loop).containsExactly(false, true);
        assertThat(drawing.lines()).hasSize(1);
    }

    @Test
    void labelsHaveALayerOfTheirOwn() {
        FlowGraph labelled =
                new FlowGraph(0, graph(2, new int[0][]).nodes(), List.of(new Edge(0, 1, "x = 1", Kind.CHOICE)));
        Drawing drawing = LayeredLayout.place(labelled);
        double labelY = drawing.lines().getFirst().labelY();
        assertThat(labelY)
                .isBetween(
                        bottom(drawing.boxes().get(0)), drawing.boxes().get(1).y());
    }

    @Test
    void groupsLieInsideTheirBox() {
        Node parallel = new Node(
                "P", "Parallel", "", List.of(graph(4, new int[][] {{0, 1}, {0, 2}, {0, 3}}), graph(1, new int[0][])));
        Drawing drawing = LayeredLayout.place(new FlowGraph(0, List.of(parallel), List.of()));
        Box box = drawing.boxes().getFirst();
        assertThat(box.groups()).hasSize(2).allSatisfy(inner -> {
            assertThat(inner.x() + inner.drawing().width()).isLessThan(box.width());
            assertThat(inner.y() + inner.drawing().height()).isLessThan(box.height());
        });
        assertThat(box.groups().get(1).x())
                .isGreaterThan(box.groups().get(0).drawing().width());
    }

    @Test
    void noTwoBoxesOverlapInRandomGraphs() {
        long seed = Long.getLong("stepwell.seed", new Random().nextLong());
        System.out.println("seed " + seed
                + "; rerun: ./mvnw -pl cli -am test -Dtest=LayeredLayoutTest -DargLine=-Dstepwell.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(30);
            int[][] edges = new int[random.nextInt(60)][];
            for (int i = 0; i < edges.length; i++) {
                edges[i] = new int[] {random.nextInt(size), random.nextInt(size)};
            }
            assertNoOverlap(LayeredLayout.place(graph(size, edges)));
        }
    }

    private static void assertNoOverlap(Drawing drawing) {
        List<Box> boxes = drawing.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            Box a = boxes.get(i);
            assertThat(a.x()).isGreaterThanOrEqualTo(-0.001);
            assertThat(a.x() + a.width()).isLessThanOrEqualTo(drawing.width() + 0.001);
            for (Box b : boxes.subList(i + 1, boxes.size())) {
                boolean apart = a.x() + a.width() <= b.x() + 0.001
                        || b.x() + b.width() <= a.x() + 0.001
                        || bottom(a) <= b.y() + 0.001
                        || bottom(b) <= a.y() + 0.001;
                assertThat(apart).as("%s and %s", a, b).isTrue();
            }
        }
    }

    private static double bottom(Box box) {
        return box.y() + box.height();
    }

    private static FlowGraph graph(int size, int[][] edges) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(new Node("State" + i, "Pass", "", List.of()));
        }
        List<Edge> ways = new ArrayList<>();
        for (int[] edge : edges) {
            ways.add(new Edge(edge[0], edge[1], "", Kind.NEXT));
        }
        return new FlowGraph(0, nodes, ways);
    }
}
