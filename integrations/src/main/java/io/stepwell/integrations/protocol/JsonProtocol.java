package io.stepwell.integrations.protocol;

import io.stepwell.integrations.aws.AwsJson;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AWS JSON 1.0 and 1.1: the operation is named in a header, its members are one JSON object in the body. */
record JsonProtocol(ServiceModel model) implements Protocol {
    @Override
    public ServiceRequest request(Operation operation, Map<String, @Nullable Object> input) {
        Shape shape = operation.input();
        Map<String, @Nullable Object> members = shape == null ? Map.of() : JsonValues.write(shape, input);
        String version = model.metadata().text("jsonVersion");
        return new ServiceRequest(
                "POST",
                "/",
                Map.of(),
                Map.of(
                        "Content-Type", "application/x-amz-json-" + (version == null ? "1.0" : version),
                        "X-Amz-Target", model.metadata().text("targetPrefix") + "." + operation.name()),
                Json.of(members).text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, @Nullable Object> members(Operation operation, Shape shape, ServiceResponse response)
            throws UnreadableResponseException {
        return object(response) instanceof Map<?, ?> object ? JsonValues.read(shape, object) : Map.of();
    }

    /** The JSON of a body; null when it is empty. */
    static @Nullable Object object(ServiceResponse response) throws UnreadableResponseException {
        try {
            return response.body().length == 0
                    ? null
                    : Json.parse(response.text()).tree();
        } catch (JsonSyntaxException e) {
            throw new UnreadableResponseException("The body is not JSON");
        }
    }

    @Override
    public ServiceError error(ServiceResponse response) {
        return AwsJson.error(response);
    }
}
