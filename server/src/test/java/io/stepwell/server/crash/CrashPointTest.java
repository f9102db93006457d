package io.stepwell.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.crash.Lives.Life;
import io.stepwell.server.harness.Patience;
import io.stepwell.storage.crash.CrashPoint;
import io.stepwell.storage.crash.CrashPoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that halts at a named place, the first, second or later time it comes there, and is started again on the same
 * folder: life after life, under load. {@code -Dcrash.points=99} goes through all places.
 */
final class CrashPointTest {
    private static final int POINTS = Integer.getInteger("crash.points", 6);
    private static final long SEED = Long.getLong("crash.seed", new Random().nextInt(1_000_000));
    private static final int OF_EACH_KIND_PER_LIFE = 1;
    private static final int LIFE_MILLIS_MAX = 40_000; // the ten seconds before the first sweep, on a busy machine
    private static final Duration FINISH_BOUND = Duration.ofSeconds(300);

    /** What this load does not come to; the simulation dies there. */
    private static final Set<CrashPoint> OUT_OF_REACH = EnumSet.of(
            CrashPoint.COMMIT_REFUSED,
            CrashPoint.PARTITION_DROPPED_MEMORY,
            CrashPoint.PARTITION_TAKEN_OVER,
            CrashPoint.EXECUTION_PART_FORGOTTEN,
            CrashPoint.EXECUTION_FORGOTTEN);

    /** Where a life comes once or seldom. */
    private static final List<String> ONCE = List.of(
            "NODE_",
            "STORE_",
            "BACKUP",
            "RECOVERY",
            "SWEEP",
            "STOP",
            "CALL_CANC",
            "SLOW",
            "REDRIVE",
            "MAP_",
            "JOB_",
            "EXPRESS",
            "OFFER",
            "ACTIVITY",
            "WORKER",
            "HEARTBEAT");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Progress progress = new Progress();
    private final Set<CrashPoint> died = EnumSet.noneOf(CrashPoint.class);
    private final Set<CrashPoint> survived = EnumSet.noneOf(CrashPoint.class);

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
    void nothingIsLostWhereverAServerDies() throws IOException, InterruptedException {
        System.out.println("crash points: " + POINTS + ", seed " + SEED + "; again with:\n  ./mvnw -B -pl server -am"
                + " test -Dtest=CrashPointTest -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.points=" + POINTS
                + " -Dcrash.seed=" + SEED);
        Lives lives = new Lives(folder.resolve("data"), folder.resolve("server.log"), callees);
        Life life = lives.begin();
        try (Load load = new Load(lives, callees, progress);
                Workers workers = new Workers(lives, callees, progress)) {
            load.prepare();
            workers.start();
            load.want(OF_EACH_KIND_PER_LIFE);
            lives.kill(life);
            for (CrashPoint point : points()) {
                load.want(OF_EACH_KIND_PER_LIFE);
                dieAt(lives, point);
            }
            life = lives.begin();
            Patience.until(
                    FINISH_BOUND,
                    () -> "only " + load.acknowledged().size() + " of " + load.wanted() + " were acknowledged",
                    () -> load.acknowledged().size() + load.surprises().size() == load.wanted());
            Judgement.of(life.caller(), load, workers, callees);
            lives.end(life);
        } finally {
            life.process().kill();
        }
        System.out.println("proof: {\"seed\": " + SEED + ", \"places\": " + (died.size() + survived.size())
                + ", \"diedAt\": " + died.size() + ", \"notReached\": \"" + survived + "\"}");
        assertThat(died.size())
                .as("places where the server died; %s were not reached", survived)
                .isGreaterThanOrEqualTo(Math.min(40, POINTS / 2));
    }

    private List<CrashPoint> points() {
        List<CrashPoint> points = new ArrayList<>(EnumSet.complementOf(EnumSet.copyOf(OUT_OF_REACH)));
        if (POINTS > points.size()) {
            points.addAll(OUT_OF_REACH);
        }
        Collections.shuffle(points, random);
        return points.subList(0, Math.min(POINTS, points.size()));
    }

    private void dieAt(Lives lives, CrashPoint point) throws IOException, InterruptedException {
        boolean atEnd = point == CrashPoint.NODE_CLOSING || point == CrashPoint.STORE_CLOSING;
        boolean once = ONCE.stream().anyMatch(point.name()::startsWith);
        if (point == CrashPoint.NODE_FACTS_STORED) {
            dieAtTheVeryFirstStart();
            return;
        }
        if (point.name().startsWith("RECOVERY")) {
            Life before = lives.begin();
            Provocations.leaveACallBehind(before);
            lives.kill(before);
        }
        @Nullable Life life = lives.beginToDieAt(point, once ? 1 : 1 + random.nextInt(3));
        if (life == null) {
            died.add(point);
            return;
        }
        if (point.name().startsWith("BACKUP")) {
            askForBackup(life.process().port());
        } else {
            Provocations.of(point, life);
        }
        if (atEnd) {
            lives.end(life);
            died.add(point);
            return;
        }
        boolean halted = life.process().exitStatus(LIFE_MILLIS_MAX) == CrashPoints.EXIT_STATUS;
        (halted ? died : survived).add(point);
        lives.kill(life);
    }

    private void dieAtTheVeryFirstStart() throws IOException, InterruptedException {
        Lives others = new Lives(folder.resolve("first"), folder.resolve("first.log"), callees);
        Life life = others.beginToDieAt(CrashPoint.NODE_FACTS_STORED, 1);
        if (life != null) {
            others.kill(life);
            survived.add(CrashPoint.NODE_FACTS_STORED);
            return;
        }
        died.add(CrashPoint.NODE_FACTS_STORED);
        others.end(others.begin());
    }

    /** The answer never comes when the server dies in the middle. */
    private void askForBackup(int port) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body = "{\"target\":\"" + folder.resolve("backup-" + random.nextInt()) + "\"}";
            URI address = URI.create("http://127.0.0.1:" + port + "/stepwell/backup");
            for (int i = 0; i < 4; i++) {
                http.send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body.replace("backup-", "backup-" + i + "-")))
                                .build(),
                        BodyHandlers.discarding());
            }
        } catch (IOException dead) {
            progress.made();
        }
    }
}
