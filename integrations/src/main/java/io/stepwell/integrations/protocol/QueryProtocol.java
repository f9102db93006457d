package io.stepwell.integrations.protocol;

import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AWS Query and EC2 Query: a form goes in, XML comes out. */
record QueryProtocol(ServiceModel model) implements Protocol {
    @Override
    public ServiceRequest request(Operation operation, Map<String, @Nullable Object> input) {
        QueryForm form = new QueryForm(model.protocol().equals("ec2"));
        form.add("Action", operation.name());
        form.add("Version", String.valueOf(model.metadata().text("apiVersion")));
        Shape shape = operation.input();
        if (shape != null) {
            form.addStructure("", shape, input);
        }
        return new ServiceRequest(
                "POST",
                "/",
                Map.of(),
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                form.text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, @Nullable Object> members(Operation operation, Shape shape, ServiceResponse response)
            throws UnreadableResponseException {
        if (shape.traits().has("exception")) {
            XmlElement error = XmlErrors.element(response);
            return error == null ? Map.of() : XmlValues.read(shape, error);
        }
        if (response.text().isBlank()) {
            return Map.of();
        }
        XmlElement root = XmlElement.parse(response.text());
        String wrapper = operation.resultWrapper();
        XmlElement result = root.child(wrapper == null ? operation.name() + "Result" : wrapper);
        return XmlValues.read(shape, result == null ? root : result);
    }

    @Override
    public ServiceError error(ServiceResponse response) {
        return XmlErrors.read(response);
    }
}
