package io.stepwell.simulation.program;

import io.stepwell.simulation.program.Step.Add;
import io.stepwell.simulation.program.Step.Block;
import io.stepwell.simulation.program.Step.Branching;
import io.stepwell.simulation.program.Step.Call;
import io.stepwell.simulation.program.Step.Each;
import io.stepwell.simulation.program.Step.Fork;
import io.stepwell.simulation.program.Step.Nest;
import io.stepwell.simulation.program.Step.Pause;
import io.stepwell.simulation.program.Step.Ponder;
import io.stepwell.simulation.program.Step.Recall;
import io.stepwell.simulation.program.Step.Recovery;
import io.stepwell.simulation.program.Step.Remember;
import io.stepwell.simulation.program.Step.Repeat;
import io.stepwell.simulation.program.Step.Spread;
import io.stepwell.simulation.program.Step.Stop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes programs in the Amazon States Language. Steps become states of the same name, and a few more. */
final class DefinitionText {
    static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:desk";
    private static final String WHO =
            "\"at.$\":\"$.at\",\"n.$\":\"$.n\",\"attempt.$\":\"$$.State.RetryCount\",\"state\":";
    private static final String REDRIVE = ",\"redrive.$\":\"$$.Execution.RedriveCount\"";

    private final List<String> states = new ArrayList<>();
    private final boolean express;

    private DefinitionText(boolean express) {
        this.express = express;
    }

    static String of(Program program) {
        String timeout = program.timeoutSeconds() == null ? "" : "\"TimeoutSeconds\":" + program.timeoutSeconds() + ",";
        return "{" + timeout + group(program.main(), program.express()) + "}";
    }

    private static String group(Block block, boolean express) {
        DefinitionText text = new DefinitionText(express);
        String first = text.write(block, null);
        return "\"StartAt\":\"" + first + "\",\"States\":{" + String.join(",\n", text.states) + "}";
    }

    /** Writes the states of a block and answers the name of the first one. */
    private String write(Block block, @Nullable String next) {
        List<Step> steps = block.steps();
        for (int i = 0; i < steps.size(); i++) {
            write(steps.get(i), i + 1 < steps.size() ? first(steps.get(i + 1)) : next);
        }
        return first(steps.getFirst());
    }

    private static String first(Step step) {
        return step instanceof Repeat ? step.name() + ".zero" : step.name();
    }

    private void write(Step step, @Nullable String next) {
        switch (step) {
            case Add s -> pass(s.name(), s.jsonata(), String.valueOf(s.by()), next);
            case Ponder s -> pass(s.name(), true, s.by() + " + 0 * $sum([1..500000])", next);
            case Recall s -> pass(s.name(), s.jsonata(), "$" + s.variable(), next);
            case Remember s ->
                state(
                        s.name(),
                        s.jsonata()
                                ? "\"Type\":\"Pass\",\"QueryLanguage\":\"JSONata\",\"Assign\":{\"" + s.variable()
                                        + "\":\"{% $states.input.n %}\"}"
                                : "\"Type\":\"Pass\",\"Assign\":{\"" + s.variable() + ".$\":\"$.n\"}",
                        next);
            case Pause s ->
                state(
                        s.name(),
                        s.jsonata()
                                ? "\"Type\":\"Wait\",\"QueryLanguage\":\"JSONata\",\"Seconds\":\"{% " + s.seconds()
                                        + " %}\""
                                : "\"Type\":\"Wait\",\"Seconds\":" + s.seconds(),
                        next);
            case Branching s -> branching(s, next);
            case Repeat s -> repeat(s, next);
            case Call s -> call(s, next);
            case Fork s -> fork(s, next);
            case Each s -> each(s, next);
            case Spread s -> spread(s, next);
            case Nest s -> nest(s, next);
            case Stop s -> states.add(quoted(s.name()) + ":{\"Type\":\"Fail\",\"Error\":" + quoted(s.error()) + "}");
        }
    }

    private void pass(String name, boolean jsonata, String added, @Nullable String next) {
        String body = jsonata
                ? "\"QueryLanguage\":\"JSONata\",\"Output\":{\"n\":\"{% $states.input.n + " + added
                        + " %}\",\"at\":\"{% $states.input.at %}\"}"
                : "\"Parameters\":{\"n.$\":\"States.MathAdd($.n, " + added + ")\",\"at.$\":\"$.at\"}";
        state(name, "\"Type\":\"Pass\"," + body, next);
    }

    private void branching(Branching step, @Nullable String next) {
        String then = write(step.then(), next);
        String otherwise = write(step.otherwise(), next);
        String choice = step.jsonata()
                ? "\"QueryLanguage\":\"JSONata\",\"Choices\":[{\"Condition\":\"{% $states.input.n > " + step.threshold()
                        + " %}\",\"Next\":" + quoted(then) + "}]"
                : "\"Choices\":[{\"Variable\":\"$.n\",\"NumericGreaterThan\":" + step.threshold() + ",\"Next\":"
                        + quoted(then) + "}]";
        states.add(quoted(step.name()) + ":{\"Type\":\"Choice\"," + choice + ",\"Default\":" + quoted(otherwise) + "}");
    }

    private void repeat(Repeat step, @Nullable String next) {
        String counter = "i" + step.name();
        String more = step.name() + ".more";
        state(step.name() + ".zero", "\"Type\":\"Pass\",\"Assign\":{\"" + counter + "\":0}", step.name());
        String body = write(step.body(), more);
        states.add(quoted(step.name()) + ":{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$" + counter
                + "\",\"NumericLessThan\":" + step.times() + ",\"Next\":" + quoted(body) + "}],\"Default\":"
                + quoted(require(next)) + "}");
        state(
                more,
                "\"Type\":\"Pass\",\"Assign\":{\"" + counter + ".$\":\"States.MathAdd($" + counter + ", 1)\"}",
                step.name());
    }

    private void call(Call step, @Nullable String next) {
        String who = WHO + quoted(step.name()) + (express ? "" : REDRIVE); // express executions are not redriven
        String resource = switch (step.callee()) {
            case FUNCTION -> "\"Resource\":" + quoted(FUNCTION) + ",\"Parameters\":{" + who + "}";
            case ACTIVITY -> "\"Resource\":" + quoted(ACTIVITY) + ",\"Parameters\":{" + who + "}";
            case TOKEN ->
                "\"Resource\":\"arn:aws:states:::sqs:sendMessage.waitForTaskToken\",\"Parameters\":{\"QueueUrl\":\"q\","
                        + "\"MessageBody\":{\"token.$\":\"$$.Task.Token\"," + who + "}}";
        };
        String timeout = step.timeoutSeconds() == null ? "" : ",\"TimeoutSeconds\":" + step.timeoutSeconds();
        String beats = step.beats() ? ",\"HeartbeatSeconds\":4" : "";
        String recovery = recovery(step.recovery(), false, next);
        state(
                step.name(),
                "\"Type\":\"Task\"," + resource + timeout + beats + recovery + ",\"ResultPath\":\"$.n\"",
                next);
    }

    private void fork(Fork step, @Nullable String next) {
        String branches = String.join(
                ",",
                step.branches().stream().map(b -> "{" + group(b, express) + "}").toList());
        String body = "\"Type\":\"Parallel\",\"Branches\":[" + branches + "]";
        composite(new Composite(step.name(), body, step.branches().size(), step.jsonata(), step.recovery()), next);
    }

    private void each(Each step, @Nullable String next) {
        String body = "\"Type\":\"Map\"," + items(step.name(), step.items(), step.jsonata()) + ",\"MaxConcurrency\":"
                + step.concurrency() + ",\"ItemProcessor\":{" + group(step.body(), express) + "}";
        composite(new Composite(step.name(), body, step.items().size(), step.jsonata(), step.recovery()), next);
    }

    private void spread(Spread step, @Nullable String next) {
        Step.Bounds bounds = step.bounds();
        String tolerated = (bounds.failures() == 0 ? "" : ",\"ToleratedFailureCount\":" + bounds.failures())
                + (bounds.failuresPercent() == 0 ? "" : ",\"ToleratedFailurePercentage\":" + bounds.failuresPercent());
        String body = "\"Type\":\"Map\"," + items(step.name(), step.items(), step.jsonata()) + ",\"MaxConcurrency\":"
                + bounds.concurrency() + tolerated
                + ",\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\","
                + "\"ExecutionType\":\"" + (step.express() ? "EXPRESS" : "STANDARD") + "\"},"
                + group(step.body(), step.express()) + "}";
        composite(new Composite(step.name(), body, step.items().size(), step.jsonata(), step.recovery()), next);
    }

    private static String items(String name, List<Integer> items, boolean jsonata) {
        return jsonata
                ? "\"Items\":" + items
                        + ",\"ItemSelector\":{\"n\":\"{% $states.input.n + $states.context.Map.Item.Value %}\","
                        + "\"at\":\"{% $states.input.at & '.' & $string($states.context.Map.Item.Index) %}\"}"
                : "\"ItemsPath\":\"$$.Execution.Input." + name
                        + "\",\"ItemSelector\":{\"n.$\":\"States.MathAdd($.n, $$.Map.Item.Value)\","
                        + "\"at.$\":\"States.Format('{}.{}', $.at, $$.Map.Item.Index)\"}";
    }

    private void nest(Nest step, @Nullable String next) {
        String arguments = "{\"StateMachineArn\":" + quoted(step.program().stateMachineArn())
                + ",\"Input\":{\"n\":\"{% $states.input.n %}\",\"at\":\"{% $states.input.at & '." + step.name()
                + "' %}\"}}";
        state(
                step.name(),
                "\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::states:startExecution.sync:2\","
                        + "\"QueryLanguage\":\"JSONata\",\"Arguments\":" + arguments
                        + recovery(step.recovery(), true, next)
                        + ",\"Output\":{\"n\":\"{% $states.result.Output.n %}\",\"at\":\"{% $states.input.at %}\"}",
                next);
    }

    /** A step whose result is a list. */
    private record Composite(String name, String body, int results, boolean jsonata, Recovery recovery) {}

    /** The sum of the results goes on: by an expression, or by a selector and a state that takes it over. */
    private void composite(Composite step, @Nullable String next) {
        if (step.jsonata()) {
            String output = ",\"Output\":{\"n\":\"{% $sum($append([0], $states.result.n)) %}\","
                    + "\"at\":\"{% $states.input.at %}\"}";
            String recovery = recovery(step.recovery(), true, next);
            state(step.name(), step.body() + ",\"QueryLanguage\":\"JSONata\"" + recovery + output, next);
            return;
        }
        String sum = "$[0].n";
        for (int i = 1; i < step.results(); i++) {
            sum = "States.MathAdd(" + sum + ", $[" + i + "].n)";
        }
        String join = step.name() + ".join";
        String selector = ",\"ResultSelector\":{\"sum.$\":\"" + sum + "\"},\"ResultPath\":\"$.r\"";
        state(step.name(), step.body() + recovery(step.recovery(), false, next) + selector, join);
        state(join, "\"Type\":\"Pass\",\"Parameters\":{\"n.$\":\"$.r.sum\",\"at.$\":\"$.at\"}", next);
    }

    private String recovery(Recovery recovery, boolean jsonata, @Nullable String next) {
        String retry = recovery.retries() == 0
                ? ""
                : ",\"Retry\":[{\"ErrorEquals\":[" + quoted(recovery.retried()) + "],\"MaxAttempts\":"
                        + recovery.retries() + ",\"IntervalSeconds\":" + recovery.intervalSeconds()
                        + ",\"BackoffRate\":1.5,\"JitterStrategy\":\"FULL\"}]";
        if (recovery.handler() == null) {
            return retry;
        }
        String handler = write(recovery.handler(), next);
        String input = jsonata ? "\"Output\":\"{% $states.input %}\"" : "\"ResultPath\":null";
        return retry + ",\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"]," + input + ",\"Next\":" + quoted(handler) + "}]";
    }

    private void state(String name, String body, @Nullable String next) {
        String end = next == null ? "\"End\":true" : "\"Next\":" + quoted(next);
        states.add(quoted(name) + ":{" + body + "," + end + "}");
    }

    private static String require(@Nullable String next) {
        if (next == null) {
            throw new IllegalArgumentException("a block must not end with a choice");
        }
        return next;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
