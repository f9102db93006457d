package io.stepwell.integrations.http;

import io.stepwell.integrations.http.Connection.Authorization;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which a connection proves who calls; tokens are kept until shortly before they expire. */
final class AuthorizationHeaders {
    static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");
    /** As EventBridge: a token that ends within a minute is replaced. */
    private static final long EARLY_MILLIS = 60_000;

    private static final long TOKEN_SECONDS = 300;
    private static final long TOKEN_SECONDS_MAX = 86_400;
    /** More than there can be connections; those that are gone are forgotten with all others. */
    private static final int CREDENTIALS_MAX = 10_000;

    private record Token(String value, long endMillis) {
        @Override
        public String toString() {
            return "Token";
        }
    }

    private final GuardedClient client;
    private final HttpAccess access;
    private final Map<String, Credential> credentials = new ConcurrentHashMap<>();

    /** The token of a connection. Who finds none asks for it, while the others wait for that. */
    private static final class Credential {
        /** For whom the token is; another one once the connection was updated. */
        private final Authorization.ClientCredentials wanted;

        private final ReentrantLock asking = new ReentrantLock();
        private volatile @Nullable Token token;

        Credential(Authorization.ClientCredentials wanted) {
            this.wanted = wanted;
        }
    }

    AuthorizationHeaders(GuardedClient client, HttpAccess access) {
        this.client = client;
        this.access = access;
    }

    /**
     * The header; null for none.
     *
     * @throws HttpFailure when there is no token to be had
     */
    Map.@Nullable Entry<String, String> of(Connection connection, long millisMax)
            throws HttpFailure, InterruptedException {
        return switch (connection.authorization()) {
            case Authorization.None() -> null;
            case Authorization.Basic(String username, String password) ->
                Map.entry(AUTHORIZATION, basic(username, password));
            case Authorization.ApiKey(String header, String value) -> Map.entry(header, value);
            case Authorization.ClientCredentials wanted ->
                Map.entry(AUTHORIZATION, BEARER + token(connection, wanted, millisMax));
        };
    }

    /**
     * Asks for a new token next time, after this one was refused.
     *
     * @return whether another one can be had
     */
    boolean forget(Connection connection, Map.Entry<String, String> refused) {
        Credential credential = credentials.get(connection.name());
        if (credential == null) {
            return false;
        }
        Token token = credential.token;
        if (token != null && refused.getValue().equals(BEARER + token.value())) {
            credential.token = null;
        }
        return true;
    }

    private static String basic(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private String token(Connection connection, Authorization.ClientCredentials wanted, long millisMax)
            throws HttpFailure, InterruptedException {
        Credential credential = credential(connection.name(), wanted);
        String known = usable(credential.token);
        if (known != null) {
            return known;
        }
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millisMax);
        if (!credential.asking.tryLock(millisMax, TimeUnit.MILLISECONDS)) {
            throw HttpFailure.socket(
                    "The token endpoint of the connection " + connection.name() + " did not answer in time");
        }
        try {
            known = usable(credential.token);
            if (known != null) {
                return known;
            }
            long remaining = Math.max(1, TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime()));
            Token token = ask(connection, wanted, remaining);
            credential.token = token;
            return token.value();
        } finally {
            credential.asking.unlock();
        }
    }

    private Credential credential(String name, Authorization.ClientCredentials wanted) {
        if (credentials.size() > CREDENTIALS_MAX) {
            credentials.clear();
        }
        Credential found = credentials.compute(
                name, (_, known) -> known != null && known.wanted.equals(wanted) ? known : new Credential(wanted));
        return Objects.requireNonNull(found);
    }

    private static @Nullable String usable(@Nullable Token token) {
        return token != null && System.currentTimeMillis() < token.endMillis() - EARLY_MILLIS ? token.value() : null;
    }

    private Token ask(Connection connection, Authorization.ClientCredentials wanted, long millisMax)
            throws HttpFailure, InterruptedException {
        String name = connection.name();
        HttpCall call = TokenCalls.of(wanted, access.tls(connection, TokenCalls.host(wanted)), basic(wanted));
        HttpReply reply = client.call(call, millisMax);
        if (!reply.isSuccess()) {
            throw new HttpFailure(
                    "States.Http.StatusCode." + reply.statusCode(),
                    "The token endpoint of the connection " + name + " answered with the status " + reply.statusCode());
        }
        return read(name, reply);
    }

    private static String basic(Authorization.ClientCredentials wanted) {
        return basic(wanted.clientId(), wanted.clientSecret());
    }

    private static Token read(String name, HttpReply reply) throws HttpFailure {
        try {
            if (Json.parse(reply.text()).tree() instanceof Map<?, ?> members
                    && members.get("access_token") instanceof String value
                    && HeaderRules.isValue(value)) {
                long bounded = Math.clamp(seconds(members.get("expires_in")), 0, TOKEN_SECONDS_MAX);
                return new Token(value, System.currentTimeMillis() + bounded * 1_000);
            }
        } catch (JsonSyntaxException notJson) {
            // said below
        }
        throw HttpFailure.socket("The token endpoint of the connection " + name + " answered without access_token");
    }

    /** Some write the number as a string. */
    private static long seconds(@Nullable Object expiresIn) {
        return switch (expiresIn) {
            case Number number -> number.longValue();
            case String text when SECONDS.matcher(text).matches() -> Long.parseLong(text);
            case null, default -> TOKEN_SECONDS;
        };
    }
}
