package io.stepwell.integrations.function;

import java.nio.file.Path;
import java.util.Map;

/**
 * A local function.
 *
 * @param name what Lambda names and ARNs call it
 * @param target what it runs
 * @param timeoutSeconds the longest an invocation may take, 1 to 900
 * @param environment further environment variables of its processes; of no use for a target behind HTTP
 * @param concurrency the most invocations at a time, 1 to 100
 * @param waitSeconds how long an invocation waits for its turn before it is refused as Lambda refuses one beyond the
 *     concurrency, 0 to 900
 */
public record FunctionConfiguration(
        String name,
        FunctionTarget target,
        int timeoutSeconds,
        Map<String, String> environment,
        int concurrency,
        int waitSeconds) {
    /** Lambda's default is 3 seconds; local code starts on a busy machine. */
    private static final int DEFAULT_TIMEOUT_SECONDS = 30;

    private static final int DEFAULT_CONCURRENCY = 4;
    /** Lambda refuses at once; a laptop has fewer places than Lambda. */
    private static final int DEFAULT_WAIT_SECONDS = 300;

    public FunctionConfiguration {
        check(name.matches("[a-zA-Z0-9_-]{1,64}"), name, "name", "use 1 to 64 letters, digits, - or _");
        check(timeoutSeconds >= 1 && timeoutSeconds <= 900, name, "timeoutSeconds", "use 1 to 900");
        check(concurrency >= 1 && concurrency <= 100, name, "concurrency", "use 1 to 100");
        check(waitSeconds >= 0 && waitSeconds <= 900, name, "waitSeconds", "use 0 to 900");
        for (String variable : environment.keySet()) {
            boolean ours = variable.startsWith("AWS_LAMBDA_") || variable.startsWith("LAMBDA_");
            check(
                    variable.matches("[a-zA-Z_][a-zA-Z0-9_]*") && !ours && !variable.equals("_HANDLER"),
                    name,
                    "environment",
                    "'" + variable + "' is reserved or no variable name");
        }
        environment = Map.copyOf(environment);
    }

    /** A function with the usual bounds: 30 seconds, four at a time, five minutes of waiting. */
    public static FunctionConfiguration of(String name, FunctionTarget target) {
        return new FunctionConfiguration(
                name, target, DEFAULT_TIMEOUT_SECONDS, Map.of(), DEFAULT_CONCURRENCY, DEFAULT_WAIT_SECONDS);
    }

    /** A handler written for Lambda, with the usual bounds. */
    public static FunctionConfiguration of(String name, FunctionRuntime runtime, String handler, Path code) {
        return of(name, new FunctionTarget.Handler(runtime, handler, code));
    }

    private static void check(boolean valid, String function, String field, String fix) {
        if (!valid) {
            throw new IllegalArgumentException("Function '" + function + "': " + field + " is not valid; " + fix);
        }
    }
}
