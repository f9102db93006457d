package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.LambdaDouble;
import io.stepwell.server.harness.Patience;
import io.stepwell.server.harness.Served;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** Express workflows, over the SDK. */
final class ExpressTest {
    @RegisterExtension
    static final Served SERVED = new Served();

    private static Caller caller;

    @BeforeAll
    static void start() {
        caller = SERVED.caller();
    }

    @Test
    void aSynchronousExecutionCallsItsTasksAndAnswersTheResult() {
        SERVED.lambda().add("upper", event -> event.toUpperCase(Locale.ROOT));
        String machine = express("sync", task("upper"));
        StartSyncExecutionResponse end =
                caller.sfn.startSyncExecution(r -> r.stateMachineArn(machine).input("\"quiet\""));
        assertThat(end.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(end.output()).isEqualTo("\"QUIET\"");
        assertThat(end.executionArn()).contains(":express:sync:" + end.name() + ":");
        assertThat(end.billingDetails().billedDurationInMilliseconds()).isPositive();
        assertThatThrownBy(() -> caller.describe(end.executionArn())).isInstanceOf(InvalidArnException.class);
        assertThatThrownBy(() -> caller.sfn.listExecutions(r -> r.stateMachineArn(machine)))
                .isInstanceOf(StateMachineTypeNotSupportedException.class);
    }

    @Test
    void aFailureOfASynchronousExecutionIsAnAnswerToo() {
        SERVED.lambda().add("broken", event -> {
            throw new LambdaDouble.Failure("Broken", "on purpose");
        });
        String machine = express("failing", task("broken"));
        StartSyncExecutionResponse end = caller.sfn.startSyncExecution(r -> r.stateMachineArn(machine));
        assertThat(end.status()).isEqualTo(SyncExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("Broken");
        assertThat(end.cause()).contains("on purpose");
    }

    @Test
    void anAsynchronousExecutionGoesOnAfterTheAnswer() {
        SERVED.lambda().add("heard", event -> event);
        String machine = express("async", task("heard"));
        assertThat(caller.start(machine, "{\"n\":1}")).contains(":express:async:");
        Patience.until(
                Duration.ofSeconds(120),
                () -> "the function was not called",
                () -> SERVED.lambda().events("heard").contains("{\"n\":1}"));
    }

    private static String task(String function) {
        return """
                {"StartAt":"T","States":{"T":{"Type":"Task","End":true,
                 "Resource":"arn:aws:lambda:us-east-1:123456789012:function:%s"}}}""".formatted(function);
    }

    private static String express(String name, String definition) {
        return caller.sfn
                .createStateMachine(r ->
                        r.name(name).definition(definition).roleArn(Caller.ROLE).type(StateMachineType.EXPRESS))
                .stateMachineArn();
    }
}
