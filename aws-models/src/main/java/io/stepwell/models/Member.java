package io.stepwell.models;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member of a structure, or what a list or map consists of. */
public final class Member {
    private final ServiceModel model;
    private final String name;
    private final Traits traits;
    private final String shapeName;

    Member(ServiceModel model, String name, Object node) {
        if (!(node instanceof Map<?, ?> object) || !(object.get("shape") instanceof String target)) {
            throw new IllegalArgumentException("A model whose member " + name + " names no shape");
        }
        this.model = model;
        this.name = name;
        this.traits = new Traits(object);
        this.shapeName = target;
    }

    /** As in the model: {@code stateMachineArn}, {@code ETag}. */
    public String name() {
        return name;
    }

    /** As in Step Functions: {@code StateMachineArn}, {@code ETag}. */
    public String parameterName() {
        return SdkNames.parameter(name);
    }

    /** As in optimised integrations, which speak of the API itself: {@code StateMachineArn}, {@code BOOL}. */
    public String apiName() {
        return SdkNames.capitalised(name);
    }

    public Traits traits() {
        return traits;
    }

    public Shape shape() {
        return model.shape(shapeName);
    }

    /** A trait of this use of the shape, or else of the shape. */
    public @Nullable String text(String trait) {
        String own = traits.text(trait);
        return own == null ? shape().traits().text(trait) : own;
    }

    /** Whether this use of the shape or the shape has a trait. */
    public boolean has(String trait) {
        return traits.has(trait) || shape().traits().has(trait);
    }

    /** Where the member travels: {@code uri}, {@code header}, {@code headers}, …; {@code body} when nothing is said. */
    public String location() {
        String location = traits.text("location");
        return location == null ? "body" : location;
    }

    /** Whether a response has the member in its body: what a request has in its address is there too. */
    public boolean isInResponseBody() {
        return switch (location()) {
            case "header", "headers", "statusCode" -> false;
            default -> true;
        };
    }

    /**
     * The name that each element of a flattened list or map has on the wire. Where the list and not this use of it is
     * flattened, the name of its elements counts.
     */
    public String flattenedName() {
        Shape shape = shape();
        boolean ofList = shape.kind() == Shape.Kind.LIST && !traits.has("flattened") && !traits.has("locationName");
        String ofElement = ofList ? shape.element().traits().text("locationName") : null;
        return ofElement == null ? wireName() : ofElement;
    }

    /** The name on the wire. */
    public String wireName() {
        String wire = traits.text("locationName");
        return wire == null ? name : wire;
    }
}
