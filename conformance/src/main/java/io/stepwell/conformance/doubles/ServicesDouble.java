package io.stepwell.conformance.doubles;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.conformance.tree.JsonText;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** An HTTP server on loopback that plays DynamoDB, SNS, EventBridge and Secrets Manager, as far as cases need them. */
public final class ServicesDouble implements AutoCloseable {
    private static final int BODY_BYTES_MAX = 1 << 20;

    private final List<JsonService> jsonServices;
    private final Topics topics;
    private final WebServer http;

    /**
     * Starts the double on a free port.
     *
     * @param toQueue sends a body to the queue of a name
     */
    public ServicesDouble(String region, String account, BiConsumer<String, String> toQueue) {
        jsonServices = List.of(new Tables(), new Secrets(region, account), new EventBus(region, account, toQueue));
        topics = new Topics(region, account, toQueue);
        http = WebServer.builder()
                .host("localhost")
                .port(0)
                .maxPayloadSize(BODY_BYTES_MAX)
                .shutdownHook(false)
                .routing(routing -> routing.post("/", this::answer))
                .build()
                .start();
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + http.port());
    }

    /** The variables by which a server finds these services. */
    public Map<String, String> environment() {
        String url = endpoint().toString();
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB",
                url,
                "AWS_ENDPOINT_URL_SNS",
                url,
                "AWS_ENDPOINT_URL_EVENTBRIDGE",
                url,
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                url);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        String body = request.content().hasEntity() ? request.content().as(String.class) : "";
        String target =
                request.headers().first(HeaderNames.create("X-Amz-Target")).orElse("");
        set(response, "x-amzn-RequestId", UUID.randomUUID().toString());
        set(response, "Connection", "keep-alive");
        for (JsonService service : jsonServices) {
            if (target.startsWith(service.target() + ".")) {
                answerJson(service, target.substring(service.target().length() + 1), body, response);
                return;
            }
        }
        answerForm(form(body), response);
    }

    private static void answerJson(JsonService service, String operation, String body, ServerResponse response) {
        Map<String, @Nullable Object> answer;
        try {
            answer = service.answer(operation, JsonText.read(body) instanceof Map<?, ?> members ? members : Map.of());
        } catch (ServiceFault fault) {
            response.status(Status.BAD_REQUEST_400);
            answer = new LinkedHashMap<>();
            answer.put("__type", fault.code());
            answer.put("message", fault.message());
        }
        byte[] bytes = JsonText.writeCompact(answer).getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        set(response, "Server", "Server");
        set(response, "x-amz-crc32", Long.toString(checksum.getValue()));
        set(response, "Content-Type", "application/x-amz-json-" + service.version());
        response.send(bytes);
    }

    private void answerForm(Map<String, String> form, ServerResponse response) {
        String action = form.getOrDefault("Action", "");
        String id = UUID.randomUUID().toString();
        StringBuilder xml = new StringBuilder();
        try {
            Map<String, String> result = topics.answer(form);
            xml.append('<').append(action).append("Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><");
            xml.append(action).append("Result>");
            result.forEach((name, value) -> xml.append('<')
                    .append(name)
                    .append('>')
                    .append(value)
                    .append("</")
                    .append(name)
                    .append('>'));
            xml.append("</")
                    .append(action)
                    .append("Result><ResponseMetadata><RequestId>")
                    .append(id);
            xml.append("</RequestId></ResponseMetadata></").append(action).append("Response>");
        } catch (ServiceFault fault) {
            response.status(fault.code().equals("NotFound") ? Status.NOT_FOUND_404 : Status.BAD_REQUEST_400);
            xml.append("<ErrorResponse><Error><Type>Sender</Type><Code>").append(fault.code());
            xml.append("</Code><Message>").append(fault.message()).append("</Message></Error><RequestId>");
            xml.append(id).append("</RequestId></ErrorResponse>");
        }
        set(response, "Content-Type", "text/xml");
        response.send(xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void set(ServerResponse response, String name, String value) {
        response.header(HeaderNames.create(name), value);
    }

    @Override
    public void close() {
        http.stop();
    }
}
