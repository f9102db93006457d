package io.stepwell.runtime.node;

import io.stepwell.engine.event.Event;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.MapRuns.MapRunView;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Definitions with a Distributed Map, and what came of their runs. */
final class DistributedMaps {
    static final String PASS = "\"P\":{\"Type\":\"Pass\",\"End\":true}";
    static final String TASK =
            "\"P\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:f\",\"End\":true}";
    static final String READER =
            "\"ItemReader\":{\"Resource\":\"arn:aws:states:::s3:getObject\",\"Parameters\":{\"Bucket\":\"b\"}},";

    private DistributedMaps() {}

    static List<Json> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> Json.of(i)).toList();
    }

    static String distributed(String state, String fields) {
        return "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\"," + fields
                + "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},"
                + "\"StartAt\":\"P\",\"States\":{" + state + "}},\"End\":true}}}";
    }

    static ExecutionView run(Fixture f, String definition, String input) {
        int known = f.node.catalogue().stateMachines(null, 10).items().size();
        return f.finished(f.start(f.create(known == 0 ? "m" : "m" + known, definition), null, input));
    }

    static List<?> results(ExecutionView end) {
        Json output = Objects.requireNonNull(end.output());
        return (List<?>) Objects.requireNonNull(output.tree());
    }

    static List<Event> events(Fixture f, ExecutionView end) {
        return f.node.executions()
                .history(end.summary().arn(), null, 100, false)
                .items();
    }

    static MapRunView mapRun(Fixture f, ExecutionView of) {
        String arn = f.node.mapRuns()
                .list(of.summary().arn(), null, 10)
                .items()
                .getFirst()
                .mapRunArn();
        return f.node.mapRuns().describe(arn);
    }

    static List<ExecutionSummary> children(Fixture f, MapRunView run) {
        return f.node.mapRuns()
                .children(run.summary().mapRunArn(), null, null, 100)
                .items();
    }
}
