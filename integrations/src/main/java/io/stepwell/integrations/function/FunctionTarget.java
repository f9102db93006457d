package io.stepwell.integrations.function;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What an invocation of a local function runs. */
public sealed interface FunctionTarget {
    /**
     * A handler written for Lambda, in processes that are kept warm.
     *
     * @param runtime what runs it
     * @param handler what to call, in the runtime's own notation
     * @param code the folder with the code; for Java with classes, jars, or jars in {@code lib}
     */
    record Handler(FunctionRuntime runtime, String handler, Path code) implements FunctionTarget {
        public Handler {
            check(handler.matches(pattern(runtime)), "handler", "use the form " + example(runtime));
            code = existing(code, "code");
        }
    }

    /**
     * Any program, started for each invocation: the event is its standard input, its standard output must be JSON, an exit
     * status other than 0 is an error.
     *
     * @param command the program and its arguments; no shell is involved
     * @param folder where it runs
     */
    record Program(List<String> command, Path folder) implements FunctionTarget {
        private static final int PARTS_MAX = 100;

        public Program {
            command = List.copyOf(command);
            check(
                    !command.isEmpty()
                            && command.size() <= PARTS_MAX
                            && !command.getFirst().isBlank(),
                    "command",
                    "use an array of 1 to " + PARTS_MAX + " strings, the program first");
            folder = existing(folder, "code");
        }
    }

    /**
     * A program that serves HTTP: the event is posted to it, the body of its answer is the result, a status of 400 or more
     * is an error.
     */
    record Web(URI url) implements FunctionTarget {
        public Web {
            boolean usable = ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getUserInfo() == null;
            check(usable, "http", "use a URL such as http://127.0.0.1:9000/charge, without user and password");
        }
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

    private static Path existing(Path folder, String field) {
        check(Files.isDirectory(folder), field, "'" + folder + "' is not a folder");
        return folder.toAbsolutePath().normalize();
    }

    private static void check(boolean valid, String field, String fix) {
        if (!valid) {
            throw new IllegalArgumentException(field + " is not valid; " + fix);
        }
    }
}
