package io.stepwell.server.configuration;

import io.stepwell.integrations.function.FunctionConfiguration;
import io.stepwell.integrations.function.FunctionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions of a file that may change while the server runs. What is wrong with the new text is logged, once. */
final class WatchedFunctions implements FunctionSource {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFunctions.class);

    private final Path file;
    private @Nullable String read;

    WatchedFunctions(Path file) {
        this.file = file;
    }

    @Override
    public @Nullable Collection<FunctionConfiguration> changed() {
        String now = state();
        String before = read;
        if (now.equals(before)) {
            return null;
        }
        read = now;
        try {
            Collection<FunctionConfiguration> functions = FunctionsFile.read(file);
            if (before != null) {
                LOG.info("functions are read again from {}", file);
            }
            return functions;
        } catch (ConfigurationException e) {
            LOG.warn("{} The functions stay as they were.", e.getMessage());
            return null;
        }
    }

    private String state() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException gone) {
            return "gone";
        }
    }
}
