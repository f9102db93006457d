package io.stepwell.models;

import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A service of AWS: its operations and shapes, read from its model ({@code service-2.json}) part by part. */
public final class ServiceModel {
    /** The protocols spoken by this program. */
    public static final Set<String> PROTOCOLS = Set.of("json", "rest-json", "rest-xml", "query", "ec2");

    private final Traits metadata;
    private final Map<?, ?> shapeNodes;
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<String, Operation> operationsByAction = new HashMap<>();
    private final Map<String, Shape> errorsByCode = new HashMap<>();

    private ServiceModel(Traits model) {
        this.metadata = model.object("metadata");
        this.shapeNodes = model.object("shapes").node();
        model.object("operations").node().forEach((name, node) -> {
            if (node instanceof Map<?, ?> traits) {
                operationsByAction.put(
                        SdkNames.action((String) name), new Operation(this, (String) name, new Traits(traits)));
            }
        });
        shapeNodes.forEach((name, node) -> {
            if (node instanceof Map<?, ?> traits && new Traits(traits).has("exception")) {
                addError(shape((String) name));
            }
        });
    }

    private void addError(Shape error) {
        errorsByCode.putIfAbsent(error.name(), error);
        String code = error.errorCode();
        if (code != null) {
            errorsByCode.put(code, error);
        }
    }

    /**
     * The model in a text.
     *
     * @throws IllegalArgumentException when the text is no service model, or one of a protocol that is not spoken
     */
    public static ServiceModel parse(String text) {
        try {
            return of(JsonReader.read(text));
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
    }

    /** The model in a parsed text; see {@link #parse}. */
    public static ServiceModel of(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> root) || !(root.get("metadata") instanceof Map<?, ?> metadata)) {
            throw new IllegalArgumentException("no service model: the object \"metadata\" is missing");
        }
        String protocol = protocol(new Traits(metadata));
        if (!PROTOCOLS.contains(protocol)) {
            throw new IllegalArgumentException("a model of the protocol '" + protocol + "', which is not spoken here");
        }
        return new ServiceModel(new Traits(root));
    }

    /** What the model says about the service as a whole. */
    public Traits metadata() {
        return metadata;
    }

    /** {@code DynamoDB}, {@code Secrets Manager}. */
    public String serviceId() {
        String id = metadata.text("serviceId");
        return id == null ? endpointPrefix() : id;
    }

    /** The first label of the service's host names. */
    public String endpointPrefix() {
        return String.valueOf(metadata.text("endpointPrefix"));
    }

    /** The service in the scope of a signature. */
    public String signingName() {
        String name = metadata.text("signingName");
        return name == null ? endpointPrefix() : name;
    }

    /** One of {@link #PROTOCOLS}. */
    public String protocol() {
        return protocol(metadata);
    }

    /** The model's own protocol; when that is not spoken, the oldest of its others, which every server understands. */
    private static String protocol(Traits metadata) {
        String own = String.valueOf(metadata.text("protocol"));
        List<String> others = metadata.texts("protocols").reversed();
        return PROTOCOLS.contains(own)
                ? own
                : others.stream().filter(PROTOCOLS::contains).findFirst().orElse(own);
    }

    /** The operation of an action as resources name it; null when there is none. */
    public @Nullable Operation operation(String action) {
        return operationsByAction.get(action);
    }

    /** The names of all actions. */
    public Set<String> actions() {
        return Set.copyOf(operationsByAction.keySet());
    }

    /** The error that a response names; null when the model has none of that code. */
    public @Nullable Shape error(String code) {
        return errorsByCode.get(code);
    }

    /** The names of the shapes of all errors. */
    public Set<String> errorNames() {
        return errorsByCode.values().stream().map(Shape::name).collect(Collectors.toUnmodifiableSet());
    }

    Shape shape(String name) {
        Shape known = shapes.get(name);
        if (known != null) {
            return known;
        }
        if (!(shapeNodes.get(name) instanceof Map<?, ?> node)) {
            throw new IllegalArgumentException("A model without the shape " + name);
        }
        Shape made = new Shape(this, name, node);
        Shape other = shapes.putIfAbsent(name, made);
        return other == null ? made : other;
    }
}
