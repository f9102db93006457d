package io.stepwell.api;

import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.ApiResponse;
import io.stepwell.api.wire.Headers;
import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.Diagnostic.Severity;
import io.stepwell.language.definition.ParsedDefinition;
import io.stepwell.language.definition.SourcePosition;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.parse.DefinitionParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An API over an orchestrator in memory, and short ways to talk to it. */
final class ApiFixture {
    static final String ROLE = "arn:aws:iam::123456789012:role/workflow";
    static final String DEFINITION = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:orders";
    static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:orders:one";
    static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:pick";

    final InMemoryOrchestrator orchestrator = new InMemoryOrchestrator();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    final AwsApi api = api(Map.of());

    AwsApi api(Map<String, String> credentials) {
        ApiSettings settings = ApiSettings.of("us-east-1", "123456789012", credentials, () -> now);
        return new AwsApi(orchestrator, settings, ApiFixture::parse, name -> !name.equals("missing"));
    }

    /** The answer to a request. */
    record Reply(int status, Map<String, String> headers, Map<String, @Nullable Object> body) {
        /** The error code, or {@code OK}. */
        String code() {
            return status == 200 ? "OK" : Objects.toString(body.get("__type"));
        }

        String message() {
            return Objects.toString(body.get("message"));
        }

        @Nullable
        Object get(String name) {
            return body.get(name);
        }

        String text(String name) {
            return Objects.toString(body.get(name));
        }

        @SuppressWarnings("unchecked")
        List<Map<String, @Nullable Object>> list(String name) {
            return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(body.get(name));
        }
    }

    /** Calls an operation with members given as name, value, name, value … */
    Reply call(String operation, @Nullable Object... members) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            body.put(Objects.toString(members[i]), members[i + 1]);
        }
        return callRaw(operation, JsonWriter.write(body));
    }

    Reply callRaw(String operation, String body) {
        return send(Map.of("X-Amz-Target", "AWSStepFunctions." + operation), body.getBytes(StandardCharsets.UTF_8));
    }

    Reply send(Map<String, String> headers, byte[] body) {
        Headers.Builder all = Headers.builder().add("Content-Type", "application/x-amz-json-1.0");
        headers.forEach(all::add);
        return reply(api.handle(new ApiRequest("POST", "/", "", all.build(), body)));
    }

    @SuppressWarnings("unchecked")
    static Reply reply(ApiResponse response) {
        Object tree = JsonReader.read(new String(response.body(), StandardCharsets.UTF_8));
        return new Reply(
                response.status(), response.headers(), (Map<String, @Nullable Object>) Objects.requireNonNull(tree));
    }

    /** Creates the state machine {@link #MACHINE}. */
    ApiFixture withMachine() {
        Reply reply = call("CreateStateMachine", "name", "orders", "definition", DEFINITION, "roleArn", ROLE);
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        return this;
    }

    /** Creates {@link #MACHINE} and starts {@link #EXECUTION}. */
    ApiFixture withExecution() {
        withMachine();
        Reply reply = call("StartExecution", "stateMachineArn", MACHINE, "name", "one", "input", "{\"a\": 1}");
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        return this;
    }

    /** The real parser; it has no warnings of its own, so one is added for those who ask for it. */
    private static ParsedDefinition parse(String text, WorkflowType type) {
        ParsedDefinition parsed = DefinitionParser.parse(text, type);
        List<Diagnostic> diagnostics = new ArrayList<>(parsed.diagnostics());
        if (text.contains("warn me")) {
            diagnostics.add(new Diagnostic(
                    Severity.WARNING, "PASS_RESULT_IS_STATIC", "You asked for it", "/States/A", SourcePosition.START));
        }
        return new ParsedDefinition(parsed.definition(), diagnostics);
    }
}
