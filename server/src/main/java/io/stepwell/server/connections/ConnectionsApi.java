package io.stepwell.server.connections;

import io.stepwell.api.ApiSettings;
import io.stepwell.api.paging.PageTokens;
import io.stepwell.api.shape.Members;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.ApiResponse;
import io.stepwell.api.wire.RequestBody;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.runtime.Connections;
import io.stepwell.runtime.Connections.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * EventBridge's operations for connections (EventBridge API Reference), in AWS JSON 1.1. A connection is authorized as soon as
 * it is created: whether its secrets are good shows when it is used.
 */
public final class ConnectionsApi {
    /** What the header {@code X-Amz-Target} of these requests begins with. */
    public static final String PREFIX = "AWSEvents.";
    /** The largest body: a hundred parameters of each kind, and room. */
    public static final int REQUEST_BYTES_MAX = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsApi.class);
    /** EventBridge's quota "Connections". */
    private static final int CONNECTIONS_MAX = 3_000;

    private static final int PAGE_MAX = 100;
    private static final List<String> REFUSED = List.of("KmsKeyIdentifier", "InvocationConnectivityParameters");

    private final Connections connections;
    private final SecretBox box;
    private final ApiSettings settings;
    private final PageTokens tokens;
    private final Consumer<ApiRequest> admission;

    /**
     * The operations on these connections.
     *
     * @param admission throws {@link RequestFault} when the credentials of a request do not suffice
     */
    public ConnectionsApi(
            Connections connections,
            ConnectionCatalogue catalogue,
            ApiSettings settings,
            Consumer<ApiRequest> admission) {
        this.connections = connections;
        this.box = catalogue.box();
        this.settings = settings;
        this.tokens = new PageTokens(settings.pageTokenSecret(), settings.clock());
        this.admission = admission;
    }

    /** Answers a request. Blocks until what was done is durable. Never throws: every fault is an answer. */
    public ApiResponse handle(ApiRequest request) {
        try {
            admission.accept(request);
            String target = String.valueOf(request.headers().first("X-Amz-Target"));
            return response(200, perform(target.substring(PREFIX.length()), request));
        } catch (RequestFault fault) {
            return fault(fault.status(), fault.code(), fault.sentence());
        } catch (SecretsUnusableException e) {
            return fault(500, "InternalException", "The secrets of connections cannot be used: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a request about connections failed", e);
            return fault(500, "InternalException", "An internal error occurred; the log has it");
        }
    }

    private static ApiResponse fault(int status, String code, String sentence) {
        return response(status, Answer.empty().set("__type", code).set("message", sentence));
    }

    private static ApiResponse response(int status, Answer answer) {
        Map<String, String> headers =
                Map.of("x-amzn-RequestId", UUID.randomUUID().toString(), "Content-Type", "application/x-amz-json-1.1");
        return new ApiResponse(status, headers, answer.toBytes());
    }

    private Answer perform(String operation, ApiRequest request) throws SecretsUnusableException {
        Map<String, @Nullable Object> body = RequestBody.decode(request.body(), REQUEST_BYTES_MAX);
        return switch (operation) {
            case "CreateConnection" -> create(body);
            case "UpdateConnection" -> update(body);
            case "DescribeConnection" -> ConnectionAnswers.described(named(body));
            case "DeleteConnection" -> delete(body);
            case "DeauthorizeConnection" -> deauthorize(body);
            case "ListConnections" -> list(ConnectionShapes.LIST.read(body));
            default ->
                throw RequestFault.client(
                        "UnknownOperationException",
                        "This server does not serve the operation "
                                + operation.substring(0, Math.min(100, operation.length()))
                                + " of EventBridge, only those of connections: CreateConnection, DescribeConnection,"
                                + " UpdateConnection, DeleteConnection, DeauthorizeConnection, ListConnections");
        };
    }

    private synchronized Answer create(Map<String, @Nullable Object> body) throws SecretsUnusableException {
        Members members = ConnectionShapes.CREATE.read(body);
        refuseUnsupported(body);
        String name = members.text("Name");
        String type = members.text("AuthorizationType");
        AuthParameters parameters = AuthParameters.merged(type, Map.of(), body.get("AuthParameters"));
        if (connections.named(name) != null) {
            throw RequestFault.client("ResourceAlreadyExistsException", "Connection " + name + " already exists.");
        }
        if (connections.all().size() >= CONNECTIONS_MAX) {
            throw RequestFault.client(
                    "LimitExceededException",
                    "The requested resource exceeds the maximum number allowed: " + CONNECTIONS_MAX + " connections");
        }
        String arn = arn("events", "connection/" + name + "/" + UUID.randomUUID());
        String random = UUID.randomUUID().toString();
        String secretArn = arn(
                "secretsmanager",
                "secret:events!connection/" + name + "/" + random + "-" + random.substring(random.length() - 6));
        long now = settings.clock().millis();
        Connection created = new Connection(
                arn,
                name,
                members.textOrNull("Description"),
                secretArn,
                type,
                ConnectionCatalogue.AUTHORIZED,
                now,
                now,
                now,
                parameters.shown(),
                box.seal(parameters.text(), arn, nothingIsSealed()));
        connections.put(created);
        return ConnectionAnswers.changed(created, created.state());
    }

    private synchronized Answer update(Map<String, @Nullable Object> body) throws SecretsUnusableException {
        Members members = ConnectionShapes.UPDATE.read(body);
        refuseUnsupported(body);
        Connection old = find(members.text("Name"));
        String type = members.textOr("AuthorizationType", old.authorizationType());
        boolean authorizes = members.has("AuthParameters") || !type.equals(old.authorizationType());
        long now = settings.clock().millis();
        String shown = old.shownParameters();
        String sealed = old.sealedParameters();
        if (authorizes) {
            Map<String, @Nullable Object> known = sealed == null
                    ? Map.of()
                    : AuthParameters.of(old.authorizationType(), box.open(sealed, old.arn()))
                            .members();
            AuthParameters parameters = AuthParameters.merged(type, known, body.get("AuthParameters"));
            shown = parameters.shown();
            sealed = box.seal(parameters.text(), old.arn(), nothingIsSealed());
        }
        Connection updated = new Connection(
                old.arn(),
                old.name(),
                members.has("Description") ? members.text("Description") : old.description(),
                old.secretArn(),
                type,
                authorizes ? ConnectionCatalogue.AUTHORIZED : old.state(),
                old.creationMillis(),
                now,
                authorizes ? Long.valueOf(now) : old.authorizedMillis(),
                shown,
                sealed);
        connections.put(updated);
        return ConnectionAnswers.changed(updated, updated.state());
    }

    private synchronized Answer delete(Map<String, @Nullable Object> body) {
        Connection connection = named(body);
        connections.delete(connection.name());
        return ConnectionAnswers.changed(connection, "DELETING");
    }

    /** Takes the secrets away for good. */
    private synchronized Answer deauthorize(Map<String, @Nullable Object> body) {
        Connection old = named(body);
        Connection without = new Connection(
                old.arn(),
                old.name(),
                old.description(),
                old.secretArn(),
                old.authorizationType(),
                "DEAUTHORIZED",
                old.creationMillis(),
                settings.clock().millis(),
                old.authorizedMillis(),
                null,
                null);
        connections.put(without);
        return ConnectionAnswers.changed(without, without.state());
    }

    private Answer list(Members members) {
        String prefix = members.textOr("NamePrefix", "");
        String state = members.textOr("ConnectionState", "");
        int limit = members.wholeNumberOr("Limit", PAGE_MAX);
        String listing = "ListConnections " + prefix + " " + state;
        String cursor = cursor(listing, members.textOrNull("NextToken"));
        List<Connection> found = matching(prefix, state)
                .filter(each -> cursor == null || each.name().compareTo(cursor) > 0)
                .limit(limit + 1L)
                .toList();
        List<Connection> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? page.getLast().name() : null;
        return Answer.empty()
                .set(
                        "Connections",
                        page.stream()
                                .map(each -> ConnectionAnswers.listed(each).members())
                                .toList())
                .setIfPresent("NextToken", tokens.seal(listing, next));
    }

    private Stream<Connection> matching(String prefix, String state) {
        return connections.all().stream()
                .filter(each -> each.name().startsWith(prefix))
                .filter(each -> state.isEmpty() || each.state().equals(state));
    }

    private @Nullable String cursor(String listing, @Nullable String token) {
        try {
            return tokens.open(listing, token);
        } catch (RequestFault notOurs) {
            throw RequestFault.validation("NextToken is not one of this listing, or older than 24 hours");
        }
    }

    private Connection named(Map<String, @Nullable Object> body) {
        return find(ConnectionShapes.NAMED.read(body).text("Name"));
    }

    private Connection find(String name) {
        Connection found = connections.named(name);
        if (found == null) {
            throw RequestFault.client("ResourceNotFoundException", "Connection '" + name + "' does not exist.");
        }
        return found;
    }

    private boolean nothingIsSealed() {
        return connections.all().stream().allMatch(each -> each.sealedParameters() == null);
    }

    private static void refuseUnsupported(Map<String, @Nullable Object> body) {
        for (String member : REFUSED) {
            if (body.get(member) != null) {
                throw RequestFault.validation(member + " is not supported: this server knows neither keys of KMS nor"
                        + " private connections. Leave it out");
            }
        }
    }

    private String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + settings.region() + ":" + settings.account() + ":" + rest;
    }
}
