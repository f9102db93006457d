package io.stepwell.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.decide.Engine;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.definition.ParallelState;
import io.stepwell.language.definition.StateGroup;
import io.stepwell.language.json.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is measured is also right. */
final class BenchmarksTest {
    @Test
    void thePathLeadsToItsValue() throws Exception {
        assertThat(new JsonPathBenchmark().definitePath()).isEqualTo(42);
    }

    @Test
    void theExpressionAddsOne() throws Exception {
        assertThat(new JsonataBenchmark().expression()).isEqualTo(43);
        assertThat(new JsonataBenchmark().passState().output()).isEqualTo(Json.parse("43"));
    }

    @Test
    void theEngineRunsEveryState() {
        EngineBenchmark benchmark = new EngineBenchmark();
        assertThat(outputOfAll(benchmark.plainPass())).isEqualTo(Json.parse(Documents.ORDER));
        assertThat(outputOfAll(benchmark.passWithParameters()).text()).endsWith(",\"note\":{\"order\":\"9f1c2a\"}}");
        assertThat(outputOfAll(benchmark.passWithJsonata())).isEqualTo(Json.parse("{\"count\":50}"));
    }

    private static Json outputOfAll(Engine.Begun begun) {
        assertThat(begun.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        // entered and exited, besides the start and the end of the execution
        assertThat(begun.decision().events()).hasSize(2 * EngineBenchmark.STATES + 2);
        return Objects.requireNonNull(begun.execution().output());
    }

    @Test
    void theProcessHasAHundredStates() {
        var parsed = new ParseBenchmark().hundredStates();
        assertThat(parsed.diagnostics()).isEmpty();
        Definition definition = Objects.requireNonNull(parsed.definition());
        assertThat(states(definition.group())).isEqualTo(ParseBenchmark.STATES);
    }

    private static int states(StateGroup group) {
        int count = group.states().size();
        for (var state : group.states().values()) {
            if (state instanceof MapState map) {
                count += states(map.processor());
            } else if (state instanceof ParallelState parallel) {
                count += parallel.branches().stream()
                        .mapToInt(BenchmarksTest::states)
                        .sum();
            }
        }
        return count;
    }
}
