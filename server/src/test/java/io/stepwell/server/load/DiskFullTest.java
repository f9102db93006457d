package io.stepwell.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import io.stepwell.server.harness.ServerInOtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * A server on a file system of a few megabytes: when it is full, writes are refused, reads go on, and nothing that was
 * acknowledged is lost, with and without a kill. The file system is a tmpfs; without the right to mount one the test is
 * skipped, unless {@code -Ddisk.required=true}.
 */
final class DiskFullTest {
    private static final int DISK_MEGABYTES = 60;
    private static final int BALLAST_MEGABYTES = 46; // a recovery writes the rows of the log a second time
    private static final int INPUT_BYTES = 60_000;
    private static final int REFUSALS = 20;
    private static final Duration BOUND = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private Path disk;
    private Path log;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        log = folder.resolve("server.log");
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m", "tmpfs", disk.toString());
        assertThat(mounted || !Boolean.getBoolean("disk.required"))
                .as("a tmpfs can be mounted")
                .isTrue();
        assumeTrue(mounted, "a tmpfs cannot be mounted here");
        Files.write(disk.resolve("ballast"), new byte[BALLAST_MEGABYTES << 20]);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", disk.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    @Test
    @Timeout(900)
    void aFullDiskRefusesWritesKeepsReadsAndLosesNothing() throws IOException, InterruptedException {
        fillAndGoOn(false);
    }

    @Test
    @Timeout(900)
    void aServerKilledWhileItsDiskIsFullLosesNothing() throws IOException, InterruptedException {
        fillAndGoOn(true);
    }

    private void fillAndGoOn(boolean kill) throws IOException, InterruptedException {
        ServerInOtherProcess server = ServerInOtherProcess.start(disk.resolve("data"), log, Map.of());
        List<String> acknowledged = new ArrayList<>();
        boolean resumed = false;
        try {
            Caller caller = Caller.of(server.port());
            String machine = caller.create(
                    "m", "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"Result\":1,\"End\":true}}}");
            List<String> refusals = fill(caller, machine, acknowledged);
            assertThat(acknowledged).isNotEmpty();
            assertThat(refusals).allSatisfy(refusal -> assertThat(refusal).isNotBlank());
            assertThat(caller.describe(acknowledged.getFirst()).output()).isEqualTo("1");
            assertThat(caller.types(acknowledged.getLast())).hasSize(4);
            if (kill) {
                server.kill();
            }
            Files.delete(disk.resolve("ballast"));
            if (!kill) {
                resumed = resumes(caller, machine, acknowledged);
                server.kill();
            }
            server = ServerInOtherProcess.start(disk.resolve("data"), log, Map.of());
            audit(Caller.of(server.port()), machine, acknowledged);
        } finally {
            server.kill();
        }
        System.out.println("proof: {\"killedWhileFull\": " + kill + ", \"acknowledged\": " + acknowledged.size()
                + ", \"refused\": " + REFUSALS + ", \"lost\": 0, \"resumedWithoutRestart\": " + resumed + "}");
        assertThat(kill || resumed).as("writes go on once there is room").isTrue();
        assertThat(Files.readString(log)).contains("the disk is full");
    }

    /** Hardly compressible, so that the disk fills up soon. */
    private static String input(int id) {
        byte[] noise = new byte[INPUT_BYTES];
        new Random(id).nextBytes(noise);
        return "{\"id\":" + id + ",\"text\":\"" + Base64.getEncoder().encodeToString(noise) + "\"}";
    }

    /** Starts until the disk takes no more, and a while longer. */
    private static List<String> fill(Caller caller, String machine, List<String> acknowledged)
            throws InterruptedException {
        List<String> refusals = new ArrayList<>();
        for (int id = 0; refusals.size() < REFUSALS; id++) {
            try {
                acknowledged.add(caller.start(machine, "e" + id, input(id)));
            } catch (SdkException refused) {
                refusals.add(String.valueOf(refused.getMessage()));
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(id).as("the disk is not full yet").isLessThan(10_000);
        }
        return refusals;
    }

    private static boolean resumes(Caller caller, String machine, List<String> acknowledged) {
        try {
            Patience.until(BOUND, () -> "writes do not go on", () -> {
                try {
                    acknowledged.add(caller.start(machine, "after", input(-1)));
                    return true;
                } catch (ExecutionAlreadyExistsException kept) {
                    return true; // an answer was not given, although it was kept
                } catch (SdkException refused) {
                    return false;
                }
            });
            return true;
        } catch (AssertionError never) {
            return false;
        }
    }

    private static void audit(Caller caller, String machine, List<String> acknowledged) {
        assertThat(acknowledged).allSatisfy(arn -> {
            assertThat(caller.finished(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(caller.types(arn)).hasSize(4);
        });
        String arn = caller.start(machine, "{}");
        assertThat(caller.output(arn)).isEqualTo("1");
    }
}
