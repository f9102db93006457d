package io.stepwell.integrations.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.language.json.Json;
import io.stepwell.models.Operation;
import io.stepwell.models.SdkNames;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * AWS's own vectors of its protocols (see NOTICE.md beside them): the request that a value must become and the value
 * that a response must give. {@code passing.txt} names those that agree; it may only grow.
 */
class ProtocolVectorsTest {
    private static final String FOLDER = "/protocol-vectors/";
    private static final List<String> PROTOCOLS = List.of("json", "json_1_0", "query", "ec2", "rest-json", "rest-xml");

    @Test
    void theVectorsOfTheListAgreeAndNoOthers() {
        Map<String, String> failures = new TreeMap<>();
        Set<String> passing = new TreeSet<>();
        int total = 0;
        for (String direction : List.of("input", "output")) {
            for (String protocol : PROTOCOLS) {
                for (Object suite : list(Json.parse(resource(direction + "/" + protocol + ".json"))
                        .tree())) {
                    for (Object vector : list(map(suite).get("cases"))) {
                        String id =
                                direction + "/" + protocol + "/" + map(vector).get("id");
                        String difference = difference(direction, map(suite), map(vector));
                        total++;
                        if (difference == null) {
                            passing.add(id);
                        } else {
                            failures.put(id, difference);
                        }
                    }
                }
            }
        }
        failures.forEach((id, difference) -> System.out.println(id + ": " + difference));
        System.out.println(passing.size() + " of " + total + " vectors agree");
        assertThat(total).isEqualTo(675);
        assertThat(String.join("\n", passing))
                .as("the passing vectors, as in passing.txt")
                .isEqualTo(resource("passing.txt").strip());
        assertThat(passing.size() * 100.0 / total).isGreaterThanOrEqualTo(98);
    }

    private static @Nullable String difference(String direction, Map<?, ?> suite, Map<?, ?> vector) {
        try {
            return direction.equals("input") ? ofRequest(suite, vector) : ofResponse(suite, vector);
        } catch (RuntimeException | UnreadableResponseException e) {
            return e + " at " + List.of(e.getStackTrace()).stream().limit(2).toList();
        }
    }

    private static ServiceModel model(Map<?, ?> suite, Map<?, ?> vector) {
        Map<?, ?> given = map(vector.get("given"));
        return ServiceModel.of(Map.of(
                "metadata",
                map(suite.get("metadata")),
                "shapes",
                map(suite.get("shapes")),
                "operations",
                Map.of(String.valueOf(given.get("name")), given)));
    }

    private static Operation operation(ServiceModel model, Map<?, ?> vector) {
        String name = String.valueOf(map(vector.get("given")).get("name"));
        return Objects.requireNonNull(model.operation(SdkNames.action(name)));
    }

    private static @Nullable String ofRequest(Map<?, ?> suite, Map<?, ?> vector) {
        ServiceModel model = model(suite, vector);
        Operation operation = operation(model, vector);
        Shape shape = operation.input();
        Map<String, @Nullable Object> input =
                shape == null ? Map.of() : VectorValues.typed(shape, map(vector.get("params")));
        if (shape != null) {
            input = IdempotencyTokens.filled(shape, input, "00000000-0000-4000-8000-000000000000");
        }
        ServiceRequest request =
                RequestCompression.applied(operation, Protocol.of(model).request(operation, input));
        return RequestComparison.difference(suite, map(vector.get("serialized")), operation, input, request);
    }

    private static @Nullable String ofResponse(Map<?, ?> suite, Map<?, ?> vector) throws UnreadableResponseException {
        ServiceModel model = model(suite, vector);
        Operation operation = operation(model, vector);
        Map<?, ?> given = map(vector.get("response"));
        Map<String, List<String>> headers = new LinkedHashMap<>();
        map(given.get("headers")).forEach((name, value) -> headers.put((String) name, List.of(String.valueOf(value))));
        String body = given.get("body") instanceof String text ? text : "";
        ServiceResponse response = new ServiceResponse(
                (Integer) Objects.requireNonNull(given.get("status_code")),
                headers,
                body.getBytes(StandardCharsets.UTF_8));
        Protocol protocol = Protocol.of(model);
        if (vector.get("errorCode") == null) {
            Shape output = operation.output();
            Object expected = vector.get("result");
            Object actual = output == null ? Map.of() : protocol.members(operation, output, response);
            return VectorValues.same(output, expected, actual) ? null : "expected " + expected + " but got " + actual;
        }
        ServiceError error = protocol.error(response);
        Shape shape = model.error(String.valueOf(error.code()));
        if (shape == null || !String.valueOf(vector.get("errorCode")).equals(codeOf(shape))) {
            return "expected error " + vector.get("errorCode") + " but got " + error;
        }
        if (vector.get("errorMessage") instanceof String message && !message.equals(error.message())) {
            return "expected message " + message + " but got " + error;
        }
        Object actual = protocol.members(operation, shape, response);
        return VectorValues.same(shape, vector.get("error"), actual)
                ? null
                : "expected " + vector.get("error") + " but got " + actual;
    }

    private static String codeOf(Shape shape) {
        String code = shape.errorCode();
        return code == null ? shape.name() : code;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String resource(String name) {
        try (InputStream in = ProtocolVectorsTest.class.getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
