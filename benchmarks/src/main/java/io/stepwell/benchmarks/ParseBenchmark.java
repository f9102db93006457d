package io.stepwell.benchmarks;

import io.stepwell.language.definition.ParsedDefinition;
import io.stepwell.language.parse.DefinitionParser;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Parsing, validating and compiling a definition, as CreateStateMachine does. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParseBenchmark {
    static final int STATES = 100;

    private String text = Documents.process(STATES);

    @Benchmark
    public ParsedDefinition hundredStates() {
        return DefinitionParser.parse(text);
    }
}
