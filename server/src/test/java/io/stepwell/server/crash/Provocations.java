package io.stepwell.server.crash;

import io.stepwell.server.crash.Lives.Life;
import io.stepwell.server.harness.Patience;
import io.stepwell.storage.crash.CrashPoint;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What brings a server to places where the load does not, or too seldom. No answer is what is asked for. */
final class Provocations {
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final String SLOW_CALL = """
            {"StartAt": "Slow", "States": {"Slow": {"Type": "Task", "End": true,
              "Resource": "arn:aws:lambda:us-east-1:123456789012:function:slow"}}}
            """;
    private static final String LONG_SUM = """
            {"QueryLanguage": "JSONata", "StartAt": "Sum", "States": {"Sum": {"Type": "Pass", "End": true,
              "Output": "{% $sum([1..500000]) %}"}}}
            """;
    private static final String FAILING_CHILDREN = """
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {
              "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
              "StartAt": "No", "States": {"No": {"Type": "Fail", "Error": "No"}}}}}}
            """;

    private Provocations() {}

    /** Does what leads to a place. */
    static void of(CrashPoint point, Life life) {
        try {
            switch (point) {
                case CATALOGUE_BATCH_BUILT, CATALOGUE_BATCH_KEPT, STOP_KEPT -> changeAndStop(life);
                case CALL_CANCELLED -> stopDuringACall(life);
                case SLOW_DECISION_PUT_OFF, SLOW_DECISION_MADE, SLOW_DECISION_HANDED_BACK ->
                    start(life, LONG_SUM, "{}");
                case REDRIVE_KEPT, MAP_RUN_TAKEN_UP -> redrive(life);
                default -> {}
            }
        } catch (SdkException dead) {
            return; // so it came there
        }
    }

    /** A call that the server has made and that is not answered. */
    static void leaveACallBehind(Life life) {
        String arn = start(life, SLOW_CALL, "{}");
        Patience.until(
                BOUND, () -> "no call was made", () -> life.caller().types(arn).contains("LambdaFunctionStarted"));
    }

    private static String start(Life life, String definition, String input) {
        String name = "provokes-" + life.number() + "-" + definition.hashCode();
        return life.caller().start(life.caller().create(name, definition), input);
    }

    private static void changeAndStop(Life life) {
        for (int i = 0; i < 4; i++) {
            String machine = life.caller().create("more-" + life.number() + "-" + i, Kind.WAITS.definition());
            String arn = life.caller().start(machine, Kind.WAITS.input(i));
            life.caller().sfn.stopExecution(r -> r.executionArn(arn));
        }
    }

    private static void stopDuringACall(Life life) {
        String arn = start(life, SLOW_CALL, "{}");
        Patience.until(
                BOUND, () -> "no call was made", () -> life.caller().types(arn).contains("LambdaFunctionStarted"));
        life.caller().sfn.stopExecution(r -> r.executionArn(arn));
    }

    private static void redrive(Life life) {
        String arn = start(life, FAILING_CHILDREN, "[1,2]");
        Patience.until(
                BOUND,
                () -> "it does not fail",
                () -> life.caller().describe(arn).status() == ExecutionStatus.FAILED);
        life.caller().sfn.redriveExecution(r -> r.executionArn(arn));
    }
}
