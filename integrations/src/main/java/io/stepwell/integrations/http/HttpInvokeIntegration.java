package io.stepwell.integrations.http;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code http:invoke}: calls an HTTP API (Developer Guide, "Call HTTPS APIs"). A status other than 2xx, a redirect too,
 * is {@code States.Http.StatusCode.<n>} with the body as its cause; no answer is {@code States.Http.Socket}.
 */
public final class HttpInvokeIntegration implements Integration, AutoCloseable {
    private static final long CALL_MILLIS_MAX = 60_000;
    /** The deadline's passing is reported by who set it, not by a failure of ours just before. */
    private static final long GRACE_MILLIS = 2_000;

    private static final int BODY_BYTES_MAX = 256 * 1024;
    private static final int CAUSE_CHARACTERS_MAX = 32_768;
    private static final Pattern BINARY = Pattern.compile("(?i)\\s*(application/octet-stream|(image|video|audio)/).*");

    private final HttpAccess access;
    private final GuardedClient client;
    private final AuthorizationHeaders authorizations;

    public HttpInvokeIntegration(HttpAccess access) {
        this.access = access;
        this.client = new GuardedClient(access.addresses(), BODY_BYTES_MAX);
        this.authorizations = new AuthorizationHeaders(client);
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.SERVICE
                && resource.resourceType().equals("http")
                && resource.action().equals("invoke");
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        long endMillis = end(call.deadlineMillis(), System.currentTimeMillis());
        try {
            HttpParameters parameters = HttpParameters.read(call.parameters());
            Connection connection = connection(parameters.connectionArn());
            Map.Entry<String, String> authorization =
                    connection == null ? null : authorizations.of(connection, remainingMillis(endMillis));
            HttpReply reply =
                    client.call(CallWriter.write(parameters, connection, authorization), remainingMillis(endMillis));
            if (connection != null && reply.statusCode() == 401) {
                authorizations.forget(connection);
            }
            return outcome(reply);
        } catch (CallParameters.Refused refused) {
            return refused.outcome();
        } catch (HttpFailure failure) {
            return failure.outcome();
        }
    }

    private static long end(long deadlineMillis, long nowMillis) {
        long patient = nowMillis + CALL_MILLIS_MAX;
        return deadlineMillis > patient ? patient : deadlineMillis + GRACE_MILLIS;
    }

    private static long remainingMillis(long endMillis) {
        return Math.max(1, endMillis - System.currentTimeMillis());
    }

    private @Nullable Connection connection(@Nullable String arn) throws CallParameters.Refused {
        if (arn == null) {
            return null;
        }
        Connection connection = access.connection(arn);
        if (connection == null) {
            throw CallParameters.Refused.because("The field 'ConnectionArn' names " + arn
                    + ", which is not among the connections of this server. Add it to the file of the setting"
                    + " connections");
        }
        return connection;
    }

    private static TaskOutcome outcome(HttpReply reply) {
        if (!reply.isSuccess()) {
            String cause = reply.text();
            return new TaskOutcome.Failed(
                    "States.Http.StatusCode." + reply.statusCode(),
                    cause.length() > CAUSE_CHARACTERS_MAX ? cause.substring(0, CAUSE_CHARACTERS_MAX) : cause);
        }
        List<String> types = reply.headers().getOrDefault("content-type", List.of());
        if (reply.body().length > 0
                && types.stream().anyMatch(type -> BINARY.matcher(type).matches())) {
            return new TaskOutcome.Failed(
                    "States.Runtime", "The response has the content type " + types.getFirst() + ", which is no text");
        }
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("Headers", reply.headers());
        output.put("ResponseBody", body(reply));
        output.put("StatusCode", reply.statusCode());
        output.put("StatusText", reply.reason());
        return new TaskOutcome.Succeeded(Json.of(output));
    }

    private static @Nullable Object body(HttpReply reply) {
        String text = reply.text();
        if (reply.saysJson() || text.startsWith("{") || text.startsWith("[")) {
            try {
                return Json.parse(text).tree();
            } catch (JsonSyntaxException notJson) {
                return text;
            }
        }
        return text;
    }

    @Override
    public void close() {
        client.close();
    }
}
