package io.stepwell.integrations.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** The command line of a function's process. */
final class FunctionCommand {
    static final List<String> SCRIPTS = List.of("bootstrap.mjs", "bootstrap.py");

    private FunctionCommand() {}

    /**
     * The command for a handler.
     *
     * @param bootstraps the folder to put our bootstrap scripts in
     */
    static List<String> of(FunctionTarget.Handler function, Path bootstraps) throws IOException {
        return switch (function.runtime()) {
            case NODE -> List.of("node", script("bootstrap.mjs", bootstraps));
            case PYTHON -> List.of("python3", "-u", script("bootstrap.py", bootstraps));
            case JAVA -> java(function);
        };
    }

    private static String script(String name, Path folder) throws IOException {
        Path script = folder.resolve(name);
        synchronized (FunctionCommand.class) {
            if (!Files.exists(script)) {
                try (InputStream resource = FunctionCommand.class.getResourceAsStream(name)) {
                    Files.copy(Objects.requireNonNull(resource, name), script);
                }
            }
        }
        return script.toString();
    }

    private static List<String> java(FunctionTarget.Handler function) throws IOException {
        Set<String> classpath = new LinkedHashSet<>();
        for (Path folder : List.of(function.code(), function.code().resolve("lib"))) {
            if (Files.isDirectory(folder)) {
                classpath.add(folder.toString());
                try (Stream<Path> files = Files.list(folder)) {
                    files.map(Path::toString)
                            .filter(file -> file.endsWith(".jar"))
                            .sorted()
                            .forEach(classpath::add);
                }
            }
        }
        for (Class<?> part :
                List.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)) {
            classpath.add(whereIs(part));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classpath)));
        command.addAll(List.of(AWSLambda.class.getName(), function.handler()));
        return command;
    }

    /** The jar or folder a class was loaded from: AWS's runtime client is part of this server's own classpath. */
    private static String whereIs(Class<?> part) {
        CodeSource source = Objects.requireNonNull(part.getProtectionDomain().getCodeSource(), part.getName());
        return Path.of(URI.create(source.getLocation().toString())).toString();
    }
}
