package io.stepwell.integrations.function;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A local function.
 *
 * @param name what Lambda names and ARNs call it
 * @param runtime what runs it
 * @param handler what to call, in the runtime's own notation
 * @param code the folder with the code; for Java with classes, jars, or jars in {@code lib}
 * @param timeoutSeconds the longest an invocation may take, 1 to 900
 * @param environment further environment variables of its processes
 * @param concurrency the most processes at a time, 1 to 100
 */
public record FunctionConfiguration(
        String name,
        FunctionRuntime runtime,
        String handler,
        Path code,
        int timeoutSeconds,
        Map<String, String> environment,
        int concurrency) {
    /** Lambda's default is 3 seconds; local code starts on a busy machine. */
    private static final int DEFAULT_TIMEOUT_SECONDS = 30;

    private static final int DEFAULT_CONCURRENCY = 4;

    public FunctionConfiguration {
        check(name.matches("[a-zA-Z0-9_-]{1,64}"), name, "name", "use 1 to 64 letters, digits, - or _");
        check(handler.matches(pattern(runtime)), name, "handler", "use the form " + example(runtime));
        check(Files.isDirectory(code), name, "code", "'" + code + "' is not a folder");
        check(timeoutSeconds >= 1 && timeoutSeconds <= 900, name, "timeoutSeconds", "use 1 to 900");
        check(concurrency >= 1 && concurrency <= 100, name, "concurrency", "use 1 to 100");
        for (String variable : environment.keySet()) {
            boolean ours = variable.startsWith("AWS_LAMBDA_") || variable.startsWith("LAMBDA_");
            check(
                    variable.matches("[a-zA-Z_][a-zA-Z0-9_]*") && !ours && !variable.equals("_HANDLER"),
                    name,
                    "environment",
                    "'" + variable + "' is reserved or no variable name");
        }
        code = code.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /** A function with the usual bounds: 30 seconds, four processes. */
    public static FunctionConfiguration of(String name, FunctionRuntime runtime, String handler, Path code) {
        return new FunctionConfiguration(
                name, runtime, handler, code, DEFAULT_TIMEOUT_SECONDS, Map.of(), DEFAULT_CONCURRENCY);
    }

    private static String pattern(FunctionRuntime runtime) {
        return switch (runtime) {
            case NODE, PYTHON -> "[\\w$/-]+(\\.[\\w$-]+)+";
            case JAVA -> "[\\w$]+(\\.[\\w$]+)*(::[\\w$]+)?";
        };
    }

    private static String example(FunctionRuntime runtime) {
        return switch (runtime) {
            case NODE -> "file.exportedFunction";
            case PYTHON -> "module.function";
            case JAVA -> "package.Class::method";
        };
    }

    private static void check(boolean valid, String function, String field, String fix) {
        if (!valid) {
            throw new IllegalArgumentException("Function '" + function + "': " + field + " is not valid; " + fix);
        }
    }
}
