package io.stepwell.simulation.run;

import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.simulation.program.Program;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An execution a client wants, and what it knows of it. */
final class Planned {
    final Program program;
    final String name;
    final long n;
    final Json input;

    @Nullable
    String arn;

    /** What the client of an express execution was told. */
    @Nullable
    ExecutionView answer;

    boolean stopAsked;

    /** How often it is still to be taken up again if it does not succeed. */
    int redrivesWanted;

    /** The children that had succeeded before it was taken up again, by map run and place. */
    final Map<String, EndedChild> succeededBefore = new HashMap<>();

    Planned(Program program, String name, long n, Json input, int redrivesWanted) {
        this.program = program;
        this.name = name;
        this.n = n;
        this.input = input;
        this.redrivesWanted = redrivesWanted;
    }

    /** The ARN the execution has, or will have. */
    String expectedArn() {
        return program.executionArn(name);
    }

    boolean isAcknowledged() {
        return program.express() ? answer != null : arn != null;
    }
}
