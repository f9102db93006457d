package io.stepwell.simulation.run;

import io.stepwell.language.json.Json;
import io.stepwell.simulation.program.Program;
import org.jspecify.annotations.Nullable;

/** An execution a client wants, and what it knows of it. */
final class Planned {
    final Program program;
    final String name;
    final long n;
    final Json input;

    @Nullable
    String arn;

    boolean stopAsked;

    Planned(Program program, String name, long n, Json input) {
        this.program = program;
        this.name = name;
        this.n = n;
        this.input = input;
    }

    /** The ARN the execution has, or will have. */
    String expectedArn() {
        return "arn:aws:states:us-east-1:123456789012:execution:" + program.name() + ":" + name;
    }

    boolean isAcknowledged() {
        return arn != null;
    }
}
