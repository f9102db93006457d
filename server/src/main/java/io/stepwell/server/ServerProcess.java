package io.stepwell.server;

import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.log.CompactLog;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that is the purpose of its process: logs to stderr and runs until the process is told to end. */
public final class ServerProcess {
    private static final Duration STOP_BOUND = Duration.ofSeconds(10);

    private ServerProcess() {}

    /**
     * Runs a server until SIGTERM or SIGINT, then stops it in an orderly way, in 10 seconds at the most.
     *
     * @param environment tells where services are, as for the AWS SDKs
     */
    public static void run(Configuration configuration, Map<String, String> environment) throws InterruptedException {
        CompactLog.install(Level.INFO);
        Logger log = LoggerFactory.getLogger(ServerProcess.class);
        for (String variable : Setting.unknownVariables(environment.keySet())) {
            log.warn("the environment variable {} is no setting and has no effect", variable);
        }
        StepwellServer server = StepwellServer.start(configuration, environment);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, log), "stop"));
        stopped.await();
    }

    /** A stop that hangs must not keep the process: what was acknowledged is durable already. */
    private static void stop(StepwellServer server, Logger log) {
        Thread closing = Thread.ofPlatform().daemon().name("close").start(server::close);
        try {
            if (!closing.join(STOP_BOUND)) {
                log.warn("not stopped after {} s; ending anyway, nothing acknowledged is lost", STOP_BOUND.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
