package io.stepwell.simulation.program;

import io.stepwell.simulation.program.Step.Block;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program.
 *
 * @param main what it does
 * @param timeoutSeconds how long it may take; null for no bound
 * @param express whether its state machine is an express one
 * @param nested the programs its executions start
 */
public record Program(
        String name, Block main, @Nullable Integer timeoutSeconds, boolean express, List<Program> nested) {
    private static final String ACCOUNT = "arn:aws:states:us-east-1:123456789012:";

    public Program {
        nested = List.copyOf(nested);
    }

    /** Its definition in the Amazon States Language. */
    public String definition() {
        return DefinitionText.of(this);
    }

    public String stateMachineArn() {
        return ACCOUNT + "stateMachine:" + name;
    }

    /** The ARN of its execution of that name, unless it is express. */
    public String executionArn(String execution) {
        return ACCOUNT + "execution:" + name + ":" + execution;
    }

    /** Its step of that name. */
    public Step.Spread spread(String step) {
        return spreads(main)
                .filter(spread -> spread.name().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Step.Spread> spreads(Step.Block block) {
        return block.steps().stream().flatMap(Program::spreads);
    }

    private static Stream<Step.Spread> spreads(Step step) {
        Stream<Step.Spread> inside = step.blocks().stream().flatMap(Program::spreads);
        return step instanceof Step.Spread spread ? Stream.concat(Stream.of(spread), inside) : inside;
    }
}
