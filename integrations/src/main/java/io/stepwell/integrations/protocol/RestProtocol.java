package io.stepwell.integrations.protocol;

import io.stepwell.integrations.aws.AwsJson;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.language.json.Json;
import io.stepwell.models.Member;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** REST-JSON and REST-XML: members are spread over path, query, headers and body. */
record RestProtocol(ServiceModel model) implements Protocol {
    /** The bytes of a body and what they are. */
    @SuppressWarnings("ArrayRecordComponent") // a payload of up to megabytes is passed on, never compared
    private record Body(byte[] bytes, @Nullable String contentType) {
        static final Body NONE = new Body(new byte[0], null);

        static Body text(String text, String contentType) {
            return new Body(text.getBytes(StandardCharsets.UTF_8), contentType);
        }
    }

    @Override
    public ServiceRequest request(Operation operation, Map<String, @Nullable Object> input) {
        RestAddress address = RestAddress.of(operation, input);
        Shape shape = operation.input();
        Map<String, String> headers = new LinkedHashMap<>();
        Body body = Body.NONE;
        if (shape != null) {
            body = body(operation, shape, input);
            if (body.contentType() != null) {
                headers.put("Content-Type", body.contentType());
            }
            RestHeaders.write(shape, input).forEach((name, value) -> {
                headers.keySet().removeIf(name::equalsIgnoreCase);
                headers.put(name, value);
            });
        }
        if (needsChecksum(operation)) {
            headers.put("Content-MD5", md5(body.bytes()));
        }
        return new ServiceRequest(operation.method(), address.path(), address.query(), headers, body.bytes());
    }

    private boolean json() {
        return model.protocol().equals("rest-json");
    }

    private Body body(Operation operation, Shape shape, Map<String, @Nullable Object> input) {
        Member payload = shape.payload();
        if (payload != null) {
            return payload(payload, input.get(payload.name()));
        }
        boolean hasBody =
                shape.members().values().stream().anyMatch(m -> m.location().equals("body"));
        if (!hasBody) {
            return Body.NONE;
        }
        if (json()) {
            return Body.text(Json.of(JsonValues.write(shape, input)).text(), "application/json");
        }
        Member root = operation.inputMember();
        boolean given = shape.members().values().stream()
                .anyMatch(m -> m.location().equals("body") && input.get(m.name()) != null);
        if (root == null || !given) {
            return Body.NONE;
        }
        return Body.text(XmlWriter.document(root, rootName(root), input), "application/xml");
    }

    private Body payload(Member payload, @Nullable Object value) {
        Shape shape = payload.shape();
        boolean structured =
                shape.kind() == Shape.Kind.STRUCTURE && !shape.traits().has("eventstream");
        return switch (value) {
            case null ->
                json() && structured && !shape.traits().has("union") ? Body.text("{}", "application/json") : Body.NONE;
            case byte[] bytes -> new Body(bytes, "application/octet-stream");
            case Map<?, ?> map
            when structured && !json() ->
                Body.text(XmlWriter.document(payload, rootName(payload), map), "application/xml");
            case String text when shape.kind() == Shape.Kind.STRING -> Body.text(text, "text/plain");
            default -> Body.text(Json.of(JsonValues.write(payload, value)).text(), "application/json");
        };
    }

    private static String rootName(Member root) {
        String ofShape = root.shape().traits().text("locationName");
        String ofUse = root.traits().text("locationName");
        return ofShape != null ? ofShape : ofUse != null ? ofUse : root.shape().name();
    }

    private static boolean needsChecksum(Operation operation) {
        return operation.traits().has("httpChecksumRequired")
                || operation.traits().object("httpChecksum").has("requestChecksumRequired");
    }

    @SuppressWarnings("HashAlgorithm") // a checksum of the transport that S3 asks for
    private static String md5(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, @Nullable Object> members(Operation operation, Shape shape, ServiceResponse response)
            throws UnreadableResponseException {
        Map<String, @Nullable Object> members = RestHeaders.read(shape, response);
        Member payload = shape.payload();
        if (payload != null) {
            Object value = payload(payload, response);
            if (value != null) {
                members.put(payload.name(), value);
            }
        } else if (json()) {
            if (JsonProtocol.object(response) instanceof Map<?, ?> object) {
                members.putAll(JsonValues.read(shape, object));
            }
        } else if (response.body().length > 0
                && shape.members().values().stream().anyMatch(Member::isInResponseBody)) {
            members.putAll(xml(shape, response));
        }
        return members;
    }

    private static Map<String, @Nullable Object> xml(Shape shape, ServiceResponse response)
            throws UnreadableResponseException {
        XmlElement root = XmlElement.parse(response.text());
        if (shape.traits().has("exception")) {
            XmlElement error = root.find("Error");
            return XmlValues.read(shape, error == null ? root : error);
        }
        Map<String, @Nullable Object> members = XmlValues.read(shape, root);
        for (Member member : shape.members().values()) {
            if (members.isEmpty()
                    && member.wireName().equals(root.name())
                    && root.children().isEmpty()) {
                // S3's GetBucketLocation answers with its only member, without a structure around it
                members.put(member.name(), Scalars.value(member.shape(), root.text()));
            }
        }
        return members;
    }

    private @Nullable Object payload(Member payload, ServiceResponse response) throws UnreadableResponseException {
        Shape shape = payload.shape();
        if (shape.kind() == Shape.Kind.BLOB) {
            boolean streaming = payload.has("streaming");
            return response.body().length == 0 && !streaming ? null : response.body();
        }
        if (shape.kind() == Shape.Kind.STRING) {
            return response.text();
        }
        if (response.body().length == 0 || shape.traits().has("eventstream")) {
            return null;
        }
        return json()
                ? JsonValues.read(shape, JsonProtocol.object(response))
                : XmlValues.read(shape, XmlElement.parse(response.text()));
    }

    @Override
    public ServiceError error(ServiceResponse response) {
        return json() ? AwsJson.error(response) : XmlErrors.read(response);
    }
}
