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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The functions that run on this machine. Its answers have the shape of Lambda's. A caller who stops waiting does not
 * stop the function, as with Lambda; its timeout does.
 */
public final class LocalFunctions implements FunctionInvoker, AutoCloseable {
    /** The most invocations that may run or wait, of all functions together. */
    private static final int INVOCATIONS_MAX = 1_000;

    private final Map<String, FunctionPool> pools = new LinkedHashMap<>();
    private final Map<String, FunctionConfiguration> functions = new LinkedHashMap<>();
    private final Path bootstraps;
    private final String region;
    private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(INVOCATIONS_MAX);
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
        this.region = region;
        try {
            bootstraps = Files.createTempDirectory("stepwell-functions");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the bootstraps of local functions", e);
        }
        for (FunctionConfiguration function : configurations) {
            if (functions.put(function.name(), function) != null) {
                throw new IllegalArgumentException("Function '" + function.name() + "' is configured twice");
            }
            pools.put(function.name(), new FunctionPool(function, bootstraps, region));
        }
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    @Override
    public boolean has(FunctionName function) {
        return functions.containsKey(function.name());
    }

    @Override
    public CallResult invoke(Invocation invocation) throws InterruptedException {
        String requestId = UUID.randomUUID().toString();
        if (!has(invocation.function())) {
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
        if (!places.tryAcquire()) {
            return refused(429, "TooManyRequestsException", "Rate Exceeded.", requestId);
        }
        Future<CallResult> run = submit(invocation, requestId);
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

    private Future<CallResult> submit(Invocation invocation, String requestId) throws InterruptedException {
        try {
            return runs.submit(() -> run(invocation, requestId));
        } catch (RejectedExecutionException e) {
            places.release();
            throw stopping();
        }
    }

    /** A call that the end of this server cuts off has no outcome: it is made again after the next start. */
    private static InterruptedException stopping() {
        return new InterruptedException("local functions are ending");
    }

    private CallResult run(Invocation invocation, String requestId) throws InterruptedException {
        try {
            FunctionConfiguration function =
                    Objects.requireNonNull(functions.get(invocation.function().name()));
            FunctionPool pool = Objects.requireNonNull(pools.get(function.name()));
            FunctionPool.Result result = pool.run(requestId, id -> FunctionEvent.of(invocation, function, id, region));
            return FunctionAnswer.of(result, requestId, invocation.logTail());
        } finally {
            places.release();
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
        pools.values().forEach(FunctionPool::close);
        runs.shutdownNow();
        for (String script : FunctionCommand.SCRIPTS) {
            bootstraps.resolve(script).toFile().delete();
        }
        bootstraps.toFile().delete();
    }
}
