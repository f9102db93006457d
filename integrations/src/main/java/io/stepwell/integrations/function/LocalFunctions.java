package io.stepwell.integrations.function;

import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.lambda.FunctionInvoker;
import io.stepwell.integrations.lambda.FunctionName;
import io.stepwell.integrations.lambda.Invocation;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The functions that run on this machine. Its answers have the shape of Lambda's. A caller who stops waiting does not
 * stop the function, as with Lambda; its timeout does. A task's call that is repeated after a crash has the same request id.
 */
public final class LocalFunctions implements FunctionInvoker, AutoCloseable {
    private final FunctionSource source;
    private final Lock lock = new ReentrantLock();
    private volatile Map<String, LocalFunction> functions = Map.of();
    /** With those that were replaced and may still be at work. */
    private final Set<LocalFunction> ever = Collections.newSetFromMap(new WeakHashMap<>());

    private final Path bootstraps;
    private final String region;
    private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean ending;
    private final Thread atShutdown = new Thread(this::endProcesses, "local functions end");

    /**
     * Gets ready to run functions; their processes start when they are first called.
     *
     * @param configurations the functions, each name once
     * @param region the region they see
     * @throws IllegalArgumentException when two have the same name
     */
    public LocalFunctions(Collection<FunctionConfiguration> configurations, String region) {
        this(FunctionSource.fixed(configurations), region);
    }

    /**
     * The same for functions whose configuration may change: the next call finds them as they are then, calls in progress
     * end as they began.
     */
    public LocalFunctions(FunctionSource source, String region) {
        this.source = source;
        this.region = region;
        try {
            bootstraps = Files.createTempDirectory("stepwell-functions");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the bootstraps of local functions", e);
        }
        current();
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    @Override
    public boolean has(FunctionName function) {
        return current().containsKey(function.name());
    }

    private Map<String, LocalFunction> current() {
        lock.lock();
        try {
            Collection<FunctionConfiguration> changed = ending ? null : source.changed();
            if (changed != null) {
                replace(changed);
            }
            return functions;
        } finally {
            lock.unlock();
        }
    }

    private void replace(Collection<FunctionConfiguration> configurations) {
        Map<String, LocalFunction> before = functions;
        Map<String, LocalFunction> next = new LinkedHashMap<>();
        for (FunctionConfiguration configuration : configurations) {
            LocalFunction old = before.get(configuration.name());
            LocalFunction function = old != null && old.configuration().equals(configuration)
                    ? old
                    : new LocalFunction(configuration, bootstraps, region);
            if (next.put(configuration.name(), function) != null) {
                throw new IllegalArgumentException("Function '" + configuration.name() + "' is configured twice");
            }
        }
        functions = Map.copyOf(next);
        ever.addAll(next.values());
        before.values().stream()
                .filter(function -> !next.containsValue(function))
                .forEach(function -> function.runner().retire());
    }

    @Override
    public CallResult invoke(Invocation invocation) throws InterruptedException {
        String requestId = requestId(invocation.terms().idempotencyKey());
        LocalFunction function = current().get(invocation.function().name());
        if (function == null) {
            String arn = FunctionEvent.arn(invocation, region);
            return refused(404, "ResourceNotFoundException", "Function not found: " + arn, requestId);
        }
        CallResult refusal = refusal(invocation, requestId);
        if (refusal != null) {
            return refusal;
        }
        if (invocation.type().equals("DryRun")) {
            return FunctionAnswer.withoutPayload(204, requestId);
        }
        if (!function.accept()) {
            return refused(429, "TooManyRequestsException", "Rate Exceeded.", requestId);
        }
        Future<CallResult> run = submit(function, invocation, requestId);
        if (invocation.type().equals("Event")) {
            return FunctionAnswer.withoutPayload(202, requestId);
        }
        CallResult result;
        try {
            result = run.get();
        } catch (ExecutionException e) {
            if (ending) {
                throw stopping();
            }
            throw new IllegalStateException(
                    "Local function " + invocation.function().name(), e.getCause());
        }
        if (ending) {
            throw stopping();
        }
        return result;
    }

    /** Like Lambda's a UUID; the same for every repetition of a call. */
    private static String requestId(@Nullable String idempotencyKey) {
        UUID id = idempotencyKey == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(idempotencyKey.getBytes(StandardCharsets.UTF_8));
        return id.toString();
    }

    private Future<CallResult> submit(LocalFunction function, Invocation invocation, String requestId)
            throws InterruptedException {
        try {
            return runs.submit(() -> run(function, invocation, requestId));
        } catch (RejectedExecutionException e) {
            function.release();
            throw stopping();
        }
    }

    /** A call that the end of this server cuts off has no outcome: it is made again after the next start. */
    private static InterruptedException stopping() {
        return new InterruptedException("local functions are ending");
    }

    private CallResult run(LocalFunction function, Invocation invocation, String requestId)
            throws InterruptedException {
        try {
            if (!function.enter()) {
                return refused(429, "TooManyRequestsException", "Rate Exceeded.", requestId);
            }
            try {
                FunctionRunner.Result result = function.runner()
                        .run(
                                invocation,
                                () -> FunctionEvent.of(invocation, function.configuration(), requestId, region));
                return FunctionAnswer.of(result, requestId, invocation.logTail());
            } finally {
                function.leave();
            }
        } finally {
            function.release();
        }
    }

    private static @Nullable CallResult refusal(Invocation invocation, String requestId) {
        try {
            Json.parse(invocation.payload());
            return null;
        } catch (JsonSyntaxException notJson) {
            return refused(
                    400,
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + notJson.getMessage(),
                    requestId);
        }
    }

    private static CallResult refused(int statusCode, String code, String message, String requestId) {
        return new CallResult.Refused(new ServiceError(code, null, message, statusCode, requestId));
    }

    /** Ends every process; no further call is possible. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            endProcesses();
            try {
                Runtime.getRuntime().removeShutdownHook(atShutdown);
            } catch (IllegalStateException alreadyShuttingDown) {
                // the hook runs anyway, and finds nothing to end
            }
        }
    }

    private void endProcesses() {
        ending = true;
        lock.lock();
        try {
            ever.forEach(function -> function.runner().close());
        } finally {
            lock.unlock();
        }
        runs.shutdownNow();
        for (String script : FunctionCommand.SCRIPTS) {
            bootstraps.resolve(script).toFile().delete();
        }
        bootstraps.toFile().delete();
    }
}
