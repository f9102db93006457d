package io.stepwell.benchmarks;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.Limits;
import io.stepwell.engine.Moment;
import io.stepwell.engine.decide.Engine;
import io.stepwell.engine.decide.Surroundings;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A transition without storage: an execution of Pass states from its start to its end, divided by their number. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(EngineBenchmark.STATES)
public class EngineBenchmark {
    static final int STATES = 50;

    private Engine engine = new Engine(Limits.aws(), new NothingAround());
    private ExecutionOrigin origin = new ExecutionOrigin(
            "arn:aws:states:us-east-1:123456789012:execution:chain:one",
            "one",
            "arn:aws:states:us-east-1:123456789012:stateMachine:chain",
            "chain",
            "1",
            "arn:aws:iam::123456789012:role/chain",
            null);
    private Definition plain = Documents.definition(Documents.chain(STATES, ""));
    private Definition withParameters = Documents.definition(
            Documents.chain(STATES, ",\"Parameters\":{\"order.$\":\"$.orderId\"},\"ResultPath\":\"$.note\""));
    private Definition withOutput = Documents.definition(Documents.chain(
            STATES, ",\"QueryLanguage\":\"JSONata\",\"Output\":{\"count\":\"{% $states.input.count + 1 %}\"}"));
    private Json order = Json.parse(Documents.ORDER);
    private Json counter = Json.parse("{\"count\":0}");

    /** Every state hands on its input as it is. */
    @Benchmark
    public Engine.Begun plainPass() {
        return start(plain, order);
    }

    /** Every state makes a new document of 500 bytes: parameters, put in the input by ResultPath. */
    @Benchmark
    public Engine.Begun passWithParameters() {
        return start(withParameters, order);
    }

    /** Every state makes a new small document with JSONata. */
    @Benchmark
    public Engine.Begun passWithJsonata() {
        return start(withOutput, counter);
    }

    private Engine.Begun start(Definition definition, Json input) {
        return engine.start(origin, definition, input, new Moment(1_767_225_600_000L, 1));
    }

    private static final class NothingAround implements Surroundings {
        @Override
        public boolean activityExists(String activityArn) {
            return false;
        }

        @Override
        public String taskToken(TaskRef ref) {
            throw new IllegalStateException("a Pass state has no task: " + ref);
        }
    }
}
