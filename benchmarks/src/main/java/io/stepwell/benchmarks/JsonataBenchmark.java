package io.stepwell.benchmarks;

import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.definition.PassState;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonReader;
import io.stepwell.language.jsonata.JsonataBudget;
import io.stepwell.language.jsonata.JsonataExpression;
import io.stepwell.language.jsonata.JsonataFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A simple expression, within its budget: by itself, and as the Output of a Pass state. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonataBenchmark {
    private static final long NOW_MILLIS = 1_767_225_600_000L;

    private JsonataExpression expression = JsonataExpression.compile("$states.input.a.b.c + 1");
    private Map<String, @Nullable Object> variables = Map.of("states", inputOnly(JsonReader.read(Documents.ORDER)));
    private PassState state =
            (PassState) Documents.definition(Documents.QUERYING).group().state("Compute");
    private Json input = Json.parse(Documents.ORDER);

    @Benchmark
    public @Nullable Object expression() throws JsonataFailure {
        return expression.evaluate(variables, NOW_MILLIS, 1, JsonataBudget.aws());
    }

    @Benchmark
    public StateResult passState() throws StateFailure {
        return state.run(new io.stepwell.language.data.Scope(input, Map::of, Map.of(), NOW_MILLIS, 1));
    }

    private static Map<String, @Nullable Object> inputOnly(@Nullable Object tree) {
        Map<String, @Nullable Object> states = new HashMap<>();
        states.put("input", tree);
        return states;
    }
}
