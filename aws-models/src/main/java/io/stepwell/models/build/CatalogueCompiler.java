package io.stepwell.models.build;

import io.stepwell.language.json.Json;
import io.stepwell.models.SdkNames;
import io.stepwell.models.ServiceModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the catalogue from the models on the class path ({@code models/*-model.json}) and a folder of newer ones, which
 * take the place of those with the same name: one compressed file for each service, without documentation, and an index.
 */
public final class CatalogueCompiler {
    private static final String MODEL_ON_CLASS_PATH = "models/dynamodb-2012-08-10-model.json";
    private static final Set<String> LEFT_OUT = Set.of(
            "clientContextParams",
            "contextParam",
            "deprecated",
            "deprecatedMessage",
            "documentation",
            "documentationUrl",
            "endpointdiscovery",
            "examples",
            "operationContextParams",
            "pattern",
            "retryable",
            "sensitive",
            "staticContextParams",
            "uid");
    /** Below these stand names that the model chose, not traits. */
    private static final Set<String> OF_NAMES = Set.of("shapes", "operations", "members");

    private final Path target;
    private final Map<String, String> models = new TreeMap<>();

    private CatalogueCompiler(Path target) {
        this.target = target;
    }

    /** Takes the folder of additional models and the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        CatalogueCompiler compiler = new CatalogueCompiler(Path.of(arguments[1]));
        Path additional = Path.of(arguments[0]);
        String source = compiler.source(additional);
        if (!compiler.isMadeFrom(source)) {
            compiler.addClassPath();
            compiler.addFolder(additional);
            compiler.write(source);
        }
    }

    private static URL jarUrl() {
        URL model = CatalogueCompiler.class.getClassLoader().getResource(MODEL_ON_CLASS_PATH);
        if (model == null) {
            throw new IllegalStateException("aws-java-sdk-models is not on the class path");
        }
        return model;
    }

    /** What the catalogue is made from, as one text that changes with it. */
    private String source(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(jarUrl().toString()).append(LEFT_OUT.hashCode());
        for (Path file : files(folder)) {
            text.append('\n').append(file.getFileName()).append(' ').append(Files.size(file));
        }
        return text.toString();
    }

    private boolean isMadeFrom(String source) throws IOException {
        Path stamp = target.resolve("source");
        return Files.exists(stamp) && Files.readString(stamp).equals(source);
    }

    private void addClassPath() throws IOException {
        try (JarFile jar = ((JarURLConnection) jarUrl().openConnection()).getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().endsWith("-model.json")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        if (add(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
                            throw new IllegalStateException(
                                    "Two models of a service, the second is " + entry.getName());
                        }
                    }
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json.gz")).sorted().toList();
        }
    }

    private void addFolder(Path folder) throws IOException {
        for (Path file : files(folder)) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    /** Adds a model; whether it takes the place of another. */
    private boolean add(String text) {
        Object tree = Json.parse(text).tree();
        if (tree instanceof Map<?, ?> root
                && root.get("metadata") instanceof Map<?, ?> metadata
                && "v2".equals(metadata.get("signatureVersion"))) {
            return false; // retired services with a signature of their own: Import/Export and SimpleDB
        }
        Object kept = withoutDocumentation(tree, false);
        ServiceModel model = ServiceModel.of(kept);
        return models.put(SdkNames.resource(model.serviceId()), Json.of(kept).text()) != null;
    }

    private static @Nullable Object withoutDocumentation(@Nullable Object node, boolean names) {
        if (node instanceof List<?> list) {
            return list.stream().map(each -> withoutDocumentation(each, false)).toList();
        }
        if (!(node instanceof Map<?, ?> object)) {
            return node;
        }
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (names || !LEFT_OUT.contains(String.valueOf(key))) {
                kept.put((String) key, withoutDocumentation(value, !names && OF_NAMES.contains(String.valueOf(key))));
            }
        });
        return kept;
    }

    private void write(String source) throws IOException {
        Files.createDirectories(target);
        for (Map.Entry<String, String> model : models.entrySet()) {
            try (OutputStream out =
                    new GZIPOutputStream(Files.newOutputStream(target.resolve(model.getKey() + ".json.gz")))) {
                out.write(model.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.writeString(target.resolve("index"), String.join("\n", models.keySet()) + "\n");
        Files.writeString(target.resolve("source"), source);
    }
}
