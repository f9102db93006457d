package io.stepwell.integrations.function;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One process of a function. It is started, runs one event after the other, and is ended; a process that timed out or
 * died is of no further use.
 */
final class FunctionProcess implements AutoCloseable {
    /** Lambda gives an environment 10 seconds to start; a slow local machine gets at least that. */
    private static final long START_MILLIS_MIN = 10_000;

    /** How long the last of what it wrote may take, where our bootstrap tells which is the last. */
    private static final long PIPE_MILLIS_MAX = 5_000;

    /** How long it is given, where AWS's runtime client does not tell. */
    private static final long PIPE_MILLIS = 5;

    /** What a program needs of its surroundings; nothing else of this server's environment is passed on. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "SystemRoot", "USERPROFILE");

    private final FunctionConfiguration function;
    private final RuntimeApi api;
    private final Process process;
    private final FunctionLog log;
    private final boolean endIsMarked;
    private volatile boolean closed;

    private FunctionProcess(
            FunctionConfiguration function, FunctionRuntime runtime, RuntimeApi api, Process process, FunctionLog log) {
        this.function = function;
        this.api = api;
        this.process = process;
        this.log = log;
        this.endIsMarked = runtime != FunctionRuntime.JAVA;
    }

    /**
     * Starts a process.
     *
     * @param bootstraps a folder for our bootstrap scripts
     * @param region the region it sees
     * @throws IOException when its program cannot be started
     */
    static FunctionProcess start(
            FunctionConfiguration function, FunctionTarget.Handler handler, Path bootstraps, String region)
            throws IOException {
        RuntimeApi api = new RuntimeApi();
        try {
            ProcessBuilder builder = new ProcessBuilder(FunctionCommand.of(handler, bootstraps))
                    .directory(handler.code().toFile())
                    .redirectErrorStream(true);
            environment(builder, function, variables(function, handler, api.address()), region);
            Process process = builder.start();
            process.getOutputStream().close();
            FunctionLog log = new FunctionLog(function.name());
            Thread.ofVirtual().start(() -> log.copy(process.getInputStream()));
            FunctionProcess started = new FunctionProcess(function, handler.runtime(), api, process, log);
            Thread.ofVirtual().start(started::watch);
            return started;
        } catch (IOException | RuntimeException e) {
            api.close();
            throw e;
        }
    }

    /** Gives a process what it needs of the surroundings, these variables and those of the configuration. */
    static void environment(
            ProcessBuilder builder, FunctionConfiguration function, Map<String, String> variables, String region) {
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.put("AWS_REGION", region);
        environment.put("AWS_DEFAULT_REGION", region);
        environment.putAll(variables);
        environment.putAll(function.environment());
    }

    /** The variables Lambda defines (Lambda Developer Guide, "Defined runtime environment variables"). */
    private static Map<String, String> variables(
            FunctionConfiguration function, FunctionTarget.Handler handler, String address) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", address),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("LAMBDA_TASK_ROOT", handler.code().toString()),
                Map.entry("_HANDLER", handler.handler()));
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

    /** The end of what it wrote during its last event. The last of it comes through a pipe, which may take a moment. */
    String logTail() throws InterruptedException {
        return log.tail(endIsMarked ? PIPE_MILLIS_MAX : PIPE_MILLIS);
    }

    /**
     * Runs one event; a process that does not end it in time is ended itself.
     *
     * @param prepare makes the event, with its deadline, once the process is ready for it
     */
    Work.End run(Supplier<Work> prepare) throws InterruptedException {
        long timeoutMillis = function.timeoutSeconds() * 1_000L;
        try {
            Breakdown failedStart = api.ready().get(Math.max(START_MILLIS_MIN, timeoutMillis), TimeUnit.MILLISECONDS);
            if (failedStart != null) {
                close();
                return failedStart.end(prepare.get().requestId());
            }
            Work work = prepare.get();
            log.begin(work.requestId());
            api.give(work);
            if (!process.isAlive()) {
                api.abandon(Breakdown.Observed.exit(process.exitValue()));
            }
            return work.end().get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            close();
            return Breakdown.Observed.timeout(function.timeoutSeconds())
                    .end(prepare.get().requestId());
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
