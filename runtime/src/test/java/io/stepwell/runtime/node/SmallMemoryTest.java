package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.JobPolling;
import io.stepwell.engine.Limits;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node whose memory has room for no execution at all. */
final class SmallMemoryTest {
    private static final String STEPS_AND_BRANCHES = """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"P"},"P":{"Type":"Parallel","End":true,"Branches":[
             {"StartAt":"B","States":{"B":{"Type":"Pass","Result":1,"End":true}}},
             {"StartAt":"C","States":{"C":{"Type":"Pass","Result":2,"End":true}}}]}}}""";

    @Test
    void aDecisionThatGivesWayIsFollowedByTheNextAlthoughTheFirstIsNotDurableYet() {
        Limits aws = Limits.aws();
        Limits oneByOne =
                new Limits(aws.payloadBytes(), aws.variablesBytes(), aws.historyEvents(), aws.waitMillis(), 1);
        NodeSettings settings = new NodeSettings(
                "us-east-1", "123456789012", 1, oneByOne, Duration.ofDays(1), 1, 2, 256, 10, JobPolling.standard());
        try (Fixture f = new Fixture(settings, new MemoryStore(), new ManualClock())) {
            var machine = f.create("m", STEPS_AND_BRANCHES);
            List<String> arns = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                arns.add(f.start(machine, "e" + i, "{}"));
            }
            assertThat(arns).allSatisfy(arn -> {
                assertThat(f.finished(arn).summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                assertThat(f.history(arn)).hasSize(12);
            });
        }
    }
}
