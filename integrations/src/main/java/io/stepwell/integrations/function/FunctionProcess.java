package io.stepwell.integrations.function;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * One process of a function. It is started, runs one event after the other, and is ended; a process that timed out or
 * died is of no further use.
 */
final class FunctionProcess implements AutoCloseable {
    /** Lambda gives an environment 10 seconds to start; a slow local machine gets at least that. */
    private static final long START_MILLIS_MIN = 10_000;
    /** What a program needs of its surroundings; nothing else of this server's environment is passed on. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "SystemRoot", "USERPROFILE");

    private final FunctionConfiguration function;
    private final RuntimeApi api;
    private final Process process;
    private final FunctionLog log;
    private volatile boolean closed;

    private FunctionProcess(FunctionConfiguration function, RuntimeApi api, Process process, FunctionLog log) {
        this.function = function;
        this.api = api;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a process.
     *
     * @param bootstraps a folder for our bootstrap scripts
     * @param region the region it sees
     * @throws IOException when its program cannot be started
     */
    static FunctionProcess start(FunctionConfiguration function, Path bootstraps, String region) throws IOException {
        RuntimeApi api = new RuntimeApi();
        try {
            ProcessBuilder builder = new ProcessBuilder(FunctionCommand.of(function, bootstraps))
                    .directory(function.code().toFile())
                    .redirectErrorStream(true);
            Map<String, String> environment = builder.environment();
            environment.keySet().retainAll(INHERITED);
            environment.putAll(variables(function, api.address(), region));
            environment.putAll(function.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            FunctionLog log = new FunctionLog(function.name());
            Thread.ofVirtual().start(() -> log.copy(process.getInputStream()));
            FunctionProcess started = new FunctionProcess(function, api, process, log);
            Thread.ofVirtual().start(started::watch);
            return started;
        } catch (IOException | RuntimeException e) {
            api.close();
            throw e;
        }
    }

    /** The variables Lambda defines (Lambda Developer Guide, "Defined runtime environment variables"). */
    private static Map<String, String> variables(FunctionConfiguration function, String address, String region) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", address),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_REGION", region),
                Map.entry("AWS_DEFAULT_REGION", region),
                Map.entry("LAMBDA_TASK_ROOT", function.code().toString()),
                Map.entry("_HANDLER", function.handler()));
    }

    private void watch() {
        try {
            api.abandon(Breakdown.Observed.exit(process.waitFor()));
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it can run another event. */
    boolean alive() {
        return !closed && process.isAlive();
    }

    /** The end of what it wrote during its last event. */
    String logTail() {
        return log.tail();
    }

    /**
     * Runs one event; a process that does not end it in time is ended itself.
     *
     * @param prepare makes the event, with its deadline, once the process is ready for it
     */
    Work.End run(String requestId, Function<String, Work> prepare) throws InterruptedException {
        long timeoutMillis = function.timeoutSeconds() * 1_000L;
        try {
            Breakdown failedStart = api.ready().get(Math.max(START_MILLIS_MIN, timeoutMillis), TimeUnit.MILLISECONDS);
            if (failedStart != null) {
                close();
                return failedStart.end(requestId);
            }
            log.begin();
            Work work = prepare.apply(requestId);
            api.give(work);
            if (!process.isAlive()) {
                api.abandon(Breakdown.Observed.exit(process.exitValue()));
            }
            return work.end().get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            close();
            return Breakdown.Observed.timeout(function.timeoutSeconds()).end(requestId);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends the process and whatever it started. */
    @Override
    public void close() {
        closed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        api.close();
    }
}
