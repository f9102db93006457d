package io.stepwell.benchmarks;

import io.stepwell.language.json.JsonReader;
import io.stepwell.language.path.JsonPath;
import io.stepwell.language.path.PathNotFoundException;
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

/** A definite path, as InputPath and most parameters are, over a parsed tree. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonPathBenchmark {
    private JsonPath path = JsonPath.compile("$.a.b.c");
    private @Nullable Object tree = JsonReader.read(Documents.ORDER);

    @Benchmark
    public @Nullable Object definitePath() throws PathNotFoundException {
        return path.evaluate(tree);
    }
}
