package io.stepwell.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Every service that can be called, by the name it has in a resource ({@code dynamodb}). Models are read when they are
 * first asked for and forgotten when memory is short. A folder of newer models may stand before the catalogue.
 */
public final class ServiceCatalogue {
    private static final String FOLDER = "catalogue/";
    private static final String INDEX = FOLDER + "index";
    private static final long MODEL_BYTES_MAX = 64L << 20;

    private final Set<String> bundled;
    private final Map<String, Path> newer;
    private final Map<String, SoftReference<ServiceModel>> loaded = new ConcurrentHashMap<>();

    private ServiceCatalogue(Map<String, Path> newer) {
        this.bundled = Set.copyOf(text(INDEX, false).lines().toList());
        this.newer = newer;
    }

    /** The services this version was built with. */
    public static ServiceCatalogue bundled() {
        return new ServiceCatalogue(Map.of());
    }

    /**
     * The services this version was built with, and those of a folder instead where both have one.
     *
     * @param folder AWS model files ({@code *.json}), in any subfolder
     * @throws IllegalArgumentException when a file of it is no usable model; the message names it
     */
    public static ServiceCatalogue with(Path folder) {
        Map<String, Path> newer = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, 4)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                newer.put(SdkNames.resource(read(file).serviceId()), file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("The folder of service models " + folder + " cannot be read", e);
        }
        return new ServiceCatalogue(newer);
    }

    /** The names of all services. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(bundled);
        names.addAll(newer.keySet());
        return names;
    }

    /** The service of that name; null when there is none. */
    public @Nullable ServiceModel service(String name) {
        SoftReference<ServiceModel> kept = loaded.get(name);
        ServiceModel model = kept == null ? null : kept.get();
        if (model == null && newer.get(name) instanceof Path file) {
            model = read(file);
        } else if (model == null && bundled.contains(name)) {
            model = ServiceModel.parse(text(FOLDER + name + ".json.gz", true));
        }
        if (model != null && (kept == null || kept.get() != model)) {
            loaded.put(name, new SoftReference<>(model));
        }
        return model;
    }

    private static ServiceModel read(Path file) {
        try {
            if (Files.size(file) > MODEL_BYTES_MAX) {
                throw new IllegalArgumentException("The service model " + file + " has more than " + MODEL_BYTES_MAX
                        + " bytes; leave its documentation out");
            }
            return ServiceModel.parse(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("The service model " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The file " + file + " of the service models is " + e.getMessage(), e);
        }
    }

    private static String text(String resource, boolean compressed) {
        try (InputStream raw = ServiceCatalogue.class.getResourceAsStream(resource)) {
            if (raw == null) {
                throw new IllegalStateException("The catalogue lacks " + resource + ": the build did not make it");
            }
            try (InputStream in = compressed ? new GZIPInputStream(raw) : raw) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
