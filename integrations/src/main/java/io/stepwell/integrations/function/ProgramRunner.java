package io.stepwell.integrations.function;

import io.stepwell.integrations.lambda.Invocation;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs a program for each event. What it writes to its standard error goes to the log. */
final class ProgramRunner implements FunctionRunner {
    private final FunctionConfiguration function;
    private final FunctionTarget.Program program;
    private final String region;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    ProgramRunner(FunctionConfiguration function, FunctionTarget.Program program, String region) {
        this.function = function;
        this.program = program;
        this.region = region;
    }

    @Override
    public Result run(Invocation invocation, Supplier<Work> prepare) throws InterruptedException {
        Work work = prepare.get();
        Process process;
        try {
            process = start();
        } catch (IOException e) {
            return Result.failed(
                    work, new Breakdown.Observed("Runtime.InvalidEntrypoint", String.valueOf(e.getMessage())), "");
        }
        running.add(process);
        FunctionLog log = new FunctionLog(function.name());
        log.begin(work.requestId());
        try {
            Work.End end = end(process, work, log);
            return new Result(end, log.tail());
        } finally {
            running.remove(process);
            kill(process);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(program.command()).directory(program.folder().toFile());
        FunctionProcess.environment(builder, function, Map.of("AWS_LAMBDA_FUNCTION_NAME", function.name()), region);
        return builder.start();
    }

    private Work.End end(Process process, Work work, FunctionLog log) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(function.timeoutSeconds());
        CompletableFuture<byte[]> output = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> read(process, output));
        Thread errors = Thread.ofVirtual().start(() -> log.copy(process.getErrorStream()));
        Thread.ofVirtual().start(() -> write(process, work.event()));
        try {
            byte[] result = output.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (result.length > Work.End.BYTES_MAX) {
                return Work.End.tooLarge();
            }
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            errors.join(Duration.ofMillis(200)); // what it has started may still hold the stream
            return process.exitValue() == 0
                    ? success(result, work)
                    : Breakdown.Observed.exit(process.exitValue()).end(work.requestId());
        } catch (TimeoutException late) {
            return Breakdown.Observed.timeout(function.timeoutSeconds()).end(work.requestId());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Work.End success(byte[] result, Work work) {
        try {
            Json.parse(new String(result, StandardCharsets.UTF_8));
            return new Work.End(result, null);
        } catch (JsonSyntaxException e) {
            return new Breakdown.Observed(
                            "Runtime.MarshalError",
                            "The standard output of the command is not one JSON value: " + e.getMessage())
                    .end(work.requestId());
        }
    }

    /** Reads to the end, or just beyond the bound. */
    private static void read(Process process, CompletableFuture<byte[]> output) {
        try {
            output.complete(process.getInputStream().readNBytes(Work.End.BYTES_MAX + 1));
        } catch (IOException ended) {
            output.complete(new byte[0]);
        }
    }

    private static void write(Process process, byte[] event) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(event);
        } catch (IOException notRead) {
            // a program need not read its input
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Nothing is kept between events. */
    @Override
    public void retire() {}

    @Override
    public void close() {
        running.forEach(ProgramRunner::kill);
    }
}
