package io.stepwell.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.crash.Lives.Life;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/**
 * One data folder, a server that is killed again and again in the middle of its work, clients and workers that go on
 * regardless. In the end every execution that was acknowledged has run as its definition says: none is lost, nothing
 * in it happened twice, and none is stuck.
 */
final class CrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 20);
    private static final long SEED = Long.getLong("crash.seed", new Random().nextInt(1_000_000));
    private static final int OF_EACH_KIND_PER_LIFE = 3;
    private static final int STEPS_PER_LIFE_MAX = 150;
    private static final int LIFE_MILLIS_MAX = 5_000;
    private static final Duration FINISH_BOUND = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Progress progress = new Progress();
    private final Functions functions = new Functions(progress);

    @Test
    @Timeout(600)
    void whatWasAcknowledgedRunsExactlyOnceToItsEndThroughKills() throws IOException, InterruptedException {
        System.out.println("crash test: " + KILLS + " kills, seed " + SEED + "; again with:\n  ./mvnw -B -pl server -am"
                + " test -Dtest=CrashTest -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.kills=" + KILLS
                + " -Dcrash.seed=" + SEED);
        Path log = folder.resolve("server.log");
        Lives lives = new Lives(folder.resolve("data"), log, functions);
        Life life = lives.begin();
        try (Load load = new Load(lives, progress);
                Workers workers = new Workers(lives, functions, progress)) {
            load.prepare();
            workers.start();
            for (int i = 0; i < KILLS; i++) {
                load.want(OF_EACH_KIND_PER_LIFE);
                progress.await(random.nextInt(STEPS_PER_LIFE_MAX), LIFE_MILLIS_MAX);
                lives.kill(life);
                life = lives.begin();
            }
            Patience.until(
                    FINISH_BOUND,
                    () -> "only " + load.acknowledged().size() + " of " + load.wanted() + " were acknowledged",
                    () -> load.acknowledged().size() + load.surprises().size() == load.wanted());
            judge(life.caller(), load, workers);
            lives.end(life);
        } finally {
            life.process().kill();
        }
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains(" ERROR ")))
                .as("errors in the log of the server")
                .isEmpty();
    }

    private void judge(Caller caller, Load load, Workers workers) {
        assertThat(load.surprises()).as("refused starts").isEmpty();
        for (Kind kind : Kind.values()) {
            String machine = load.machine(kind);
            Patience.until(
                    FINISH_BOUND,
                    () -> "stuck: " + explained(caller, listed(caller, machine, ExecutionStatus.RUNNING)),
                    () -> listed(caller, machine, ExecutionStatus.RUNNING).isEmpty());
        }
        Set<String> listed = new HashSet<>();
        for (Kind kind : Kind.values()) {
            listed.addAll(listed(caller, load.machine(kind), ExecutionStatus.SUCCEEDED));
        }
        assertThat(listed).as("executions").isEqualTo(load.acknowledged().keySet());
        List<String> faults = new ArrayList<>();
        load.acknowledged().forEach((arn, started) -> faults.addAll(Verdict.of(caller, arn, started, functions)));
        System.out.println("crash test: " + listed.size() + " executions, " + functions.different() + " calls, "
                + (functions.made() - functions.different()) + " of them made again after a kill; " + faults.size()
                + " faults");
        assertThat(faults).as("what is not as its definition says").isEmpty();
        assertThat(functions.repeatedInOneLife())
                .as("calls repeated without a kill")
                .isEmpty();
        assertThat(workers.acceptedTwice()).as("tokens accepted twice").isEmpty();
        assertThat(workers.surprises()).as("refusals of workers").isEmpty();
    }

    private static List<String> explained(Caller caller, List<String> arns) {
        return arns.stream().limit(5).map(arn -> arn + " " + caller.types(arn)).toList();
    }

    private static List<String> listed(Caller caller, String machine, ExecutionStatus status) {
        List<String> arns = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListExecutionsResponse page = caller.sfn.listExecutions(r -> r.stateMachineArn(machine)
                    .statusFilter(status)
                    .nextToken(from)
                    .maxResults(1_000));
            page.executions().stream().map(ExecutionListItem::executionArn).forEach(arns::add);
            token = page.nextToken();
        } while (token != null);
        return arns;
    }
}
