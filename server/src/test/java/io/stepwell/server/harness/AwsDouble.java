package io.stepwell.server.harness;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** STS, Lambda, SQS and Step Functions on loopback, as far as a task calls them; it remembers who called what. */
public final class AwsDouble implements AutoCloseable {
    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/]+)/");
    private static final List<String> SERVICES = List.of("STS", "LAMBDA", "SQS", "SFN");
    private static final int ACCESS_DENIED = 403;

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final WebServer http;

    /**
     * A request.
     *
     * @param action {@code AssumeRole}, {@code Invoke}, {@code SendMessage}, {@code StartExecution}, ...
     * @param accessKey who signed it
     * @param body as it came
     */
    public record Request(String action, String accessKey, String body) {}

    public AwsDouble() {
        http = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .routing(r -> r.any("/*", this::serve).any("/", this::serve))
                .build()
                .start();
    }

    /** What tells a server to call here; it signs as {@code server}. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        SERVICES.forEach(service -> environment.put("AWS_ENDPOINT_URL_" + service, "http://127.0.0.1:" + http.port()));
        environment.put("AWS_ACCESS_KEY_ID", "server");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        return environment;
    }

    /** What came in, in order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void serve(ServerRequest request, ServerResponse response) {
        String body = request.content().hasEntity() ? request.content().as(String.class) : "";
        String target =
                request.headers().first(HeaderNames.create("X-Amz-Target")).orElse("");
        String action = request.path().path().contains("/functions/")
                ? "Invoke"
                : target.isEmpty() ? "AssumeRole" : target.substring(target.indexOf('.') + 1);
        Matcher key = ACCESS_KEY.matcher(
                request.headers().first(HeaderNames.AUTHORIZATION).orElse(""));
        requests.add(new Request(action, key.find() ? key.group(1) : "", body));
        answer(action, body, response);
    }

    private static void answer(String action, String body, ServerResponse response) {
        switch (action) {
            case "AssumeRole" -> assume(URLDecoder.decode(body, StandardCharsets.UTF_8), response);
            case "SendMessage" -> response.send("{\"MessageId\":\"m\"}");
            case "StartExecution" -> response.send("{\"executionArn\":\"" + EXECUTION + "\",\"startDate\":1}");
            case "DescribeExecution" ->
                response.send("{\"executionArn\":\"" + EXECUTION + "\",\"status\":\"SUCCEEDED\",\"output\":\"7\"}");
            default -> response.send("7");
        }
    }

    private static final String EXECUTION = "arn:aws:states:us-east-1:210987654321:execution:m:e";

    /** The access key is the role's name; a role named {@code locked} lets nobody in. */
    private static void assume(String form, ServerResponse response) {
        String role = form.replaceAll(".*:role/(\\w+).*", "$1");
        if (role.equals("locked")) {
            response.status(ACCESS_DENIED)
                    .send("<ErrorResponse><Error><Code>AccessDenied</Code><Message>not yours</Message></Error>"
                            + "<RequestId>r</RequestId></ErrorResponse>");
            return;
        }
        response.send(
                "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>" + role
                        + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                        + "<Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>");
    }

    @Override
    public void close() {
        http.stop();
    }
}
