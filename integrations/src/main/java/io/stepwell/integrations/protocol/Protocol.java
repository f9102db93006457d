package io.stepwell.integrations.protocol;

import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a service is spoken to. */
public sealed interface Protocol permits JsonProtocol, QueryProtocol, RestProtocol {
    /** The protocol of a service. */
    static Protocol of(ServiceModel model) {
        return switch (model.protocol()) {
            case "json" -> new JsonProtocol(model);
            case "query", "ec2" -> new QueryProtocol(model);
            case "rest-json", "rest-xml" -> new RestProtocol(model);
            default -> throw new IllegalArgumentException("The protocol " + model.protocol() + " is not spoken");
        };
    }

    /**
     * The request for an operation.
     *
     * @param input the members of the operation's input, of the types of their shapes
     * @throws IllegalArgumentException when a member that belongs into the address is missing or empty
     */
    ServiceRequest request(Operation operation, Map<String, @Nullable Object> input);

    /**
     * The members in a response.
     *
     * @param shape the operation's output, or the shape of an error
     * @throws UnreadableResponseException when the body is not what the protocol says
     */
    Map<String, @Nullable Object> members(Operation operation, Shape shape, ServiceResponse response)
            throws UnreadableResponseException;

    /** The error in a response with a failure's status. */
    ServiceError error(ServiceResponse response);
}
