package io.stepwell.integrations.http;

import io.stepwell.engine.task.ExchangeObserver;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code http:invoke}: calls an HTTP API (Developer Guide, "Call HTTPS APIs"). A status other than 2xx, a redirect too,
 * is {@code States.Http.StatusCode.<n>} with the body as its cause; no answer is {@code States.Http.Socket}.
 */
public final class HttpInvokeIntegration implements Integration, AutoCloseable {
    private static final int CAUSE_CHARACTERS_MAX = 32_768;
    private static final Set<Integer> TOKEN_REFUSED = Set.of(401, 407);
    private static final Pattern BINARY = Pattern.compile("(?i)\\s*(application/octet-stream|(image|video|audio)/).*");

    private final HttpAccess access;
    private final GuardedClient client;
    private final AuthorizationHeaders authorizations;

    public HttpInvokeIntegration(HttpAccess access) {
        this.access = access;
        this.client = new GuardedClient(access.addresses(), access.bounds().bodyBytesMax());
        this.authorizations = new AuthorizationHeaders(client, access);
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.isOneOf("http", Set.of("invoke"));
    }

    /** The host: one that does not answer delays no other. */
    @Override
    public String target(TaskCall call) {
        Object endpoint = call.parameters().tree() instanceof Map<?, ?> members ? members.get("ApiEndpoint") : null;
        return HttpParameters.hostIn(String.valueOf(endpoint));
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        return call(call, ExchangeObserver.NONE);
    }

    @Override
    public TaskOutcome call(TaskCall call, ExchangeObserver observer) throws InterruptedException {
        long endMillis = access.bounds().endMillis(call.deadlineMillis(), System.currentTimeMillis());
        try {
            HttpParameters parameters = HttpParameters.read(call.parameters());
            Connection connection = connection(parameters.connectionArn());
            return outcome(reply(new Attempt(parameters, connection, call.idempotencyKey(), endMillis), observer));
        } catch (CallParameters.Refused refused) {
            return refused.outcome(call);
        } catch (HttpFailure failure) {
            return failure.outcome();
        }
    }

    private record Attempt(
            HttpParameters parameters, @Nullable Connection connection, String idempotencyKey, long endMillis) {
        HttpCall written(Map.@Nullable Entry<String, String> authorization, @Nullable Tls tls)
                throws CallParameters.Refused {
            return CallWriter.write(parameters, connection, authorization, idempotencyKey, tls);
        }

        /** What the task says, without what the connection adds. */
        HttpCall withoutSecrets() throws CallParameters.Refused {
            return CallWriter.write(parameters, null, null, idempotencyKey, null);
        }
    }

    /** The response; once more with a new token where the old one is refused, which means that nothing was done. */
    private HttpReply reply(Attempt attempt, ExchangeObserver observer)
            throws HttpFailure, CallParameters.Refused, InterruptedException {
        Connection connection = attempt.connection();
        Map.Entry<String, String> authorization =
                connection == null ? null : authorizations.of(connection, remainingMillis(attempt.endMillis()));
        HttpReply reply = exchange(attempt, authorization, observer);
        if (connection != null
                && authorization != null
                && TOKEN_REFUSED.contains(reply.statusCode())
                && authorizations.forget(connection, authorization)) {
            authorization = authorizations.of(connection, remainingMillis(attempt.endMillis()));
            return exchange(attempt, authorization, observer);
        }
        return reply;
    }

    private HttpReply exchange(
            Attempt attempt, Map.@Nullable Entry<String, String> authorization, ExchangeObserver observer)
            throws HttpFailure, CallParameters.Refused, InterruptedException {
        String host = attempt.parameters().endpoint().getHost();
        HttpCall call = attempt.written(authorization, access.tls(attempt.connection(), host));
        observer.sent((observer.wantsSecrets() ? call : attempt.withoutSecrets()).shown());
        HttpReply reply = client.call(call, remainingMillis(attempt.endMillis()));
        observer.received(reply.shown(call.uri().getScheme()));
        return reply;
    }

    private static long remainingMillis(long endMillis) {
        return Math.max(1, endMillis - System.currentTimeMillis());
    }

    private @Nullable Connection connection(@Nullable String arn) throws CallParameters.Refused, HttpFailure {
        if (arn == null) {
            return null;
        }
        Connection connection = access.connection(arn);
        if (connection == null && HttpAccess.isArn(arn)) {
            throw HttpFailure.connection(
                    "ResourceNotFound",
                    "There is no connection " + arn + ". Create it with"
                            + " CreateConnection, or add it to the file of the setting connections");
        }
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
        output.put("Headers", reply.headersInLowerCase());
        output.put("ResponseBody", reply.value());
        output.put("StatusCode", reply.statusCode());
        output.put("StatusText", reply.reason());
        return new TaskOutcome.Succeeded(Json.of(output));
    }

    @Override
    public void close() {
        client.close();
    }
}
