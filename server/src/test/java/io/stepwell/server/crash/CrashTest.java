package io.stepwell.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.crash.Lives.Life;
import io.stepwell.server.harness.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    private static final Duration FINISH_BOUND = Duration.ofSeconds(300);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Progress progress = new Progress();

    private Callees callees;

    @BeforeEach
    void open() {
        callees = new Callees(folder, progress);
    }

    @AfterEach
    void close() {
        callees.close();
    }

    @Test
    @Timeout(3_600)
    void whatWasAcknowledgedRunsExactlyOnceToItsEndThroughKills() throws IOException, InterruptedException {
        System.out.println("crash test: " + KILLS + " kills, seed " + SEED + "; again with:\n  ./mvnw -B -pl server -am"
                + " test -Dtest=CrashTest -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.kills=" + KILLS
                + " -Dcrash.seed=" + SEED);
        Path log = folder.resolve("server.log");
        Lives lives = new Lives(folder.resolve("data"), log, callees);
        Life life = lives.begin();
        try (Load load = new Load(lives, callees, progress);
                Workers workers = new Workers(lives, callees, progress)) {
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
            Judgement.of(life.caller(), load, workers, callees);
            lives.end(life);
        } finally {
            life.process().kill();
        }
        System.out.println("proof: {\"kills\": " + KILLS + ", \"seed\": " + SEED + "}");
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains(" ERROR ")))
                .as("errors in the log of the server")
                .isEmpty();
    }
}
