package io.stepwell.integrations.function;

import java.util.Locale;

/** What a local function is written for. */
public enum FunctionRuntime {
    /** An exported function of a JavaScript module: {@code folder/file.member}. */
    NODE("nodejs"),
    /** A function of a Python module: {@code module.function}. */
    PYTHON("python"),
    /** A method or request handler of a Java class: {@code package.Class::method} or {@code package.Class}. */
    JAVA("java");

    private final String prefix;

    FunctionRuntime(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Reads a runtime as Lambda names it, {@code nodejs20.x}, {@code python3.12}, {@code java21}, or without a version.
     * The version is not chosen here: what is installed on this machine runs.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static FunctionRuntime parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (FunctionRuntime runtime : values()) {
            if (lower.startsWith(runtime.prefix) || lower.equals(runtime.name().toLowerCase(Locale.ROOT))) {
                return runtime;
            }
        }
        throw new IllegalArgumentException(
                "The runtime '" + text + "' is not known. Use nodejs, python or java, with or without a version");
    }
}
