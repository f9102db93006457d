package io.stepwell.server.connections;

import io.stepwell.integrations.http.Connection;
import io.stepwell.integrations.http.ConnectionSource;
import io.stepwell.integrations.http.HttpFailure;
import io.stepwell.runtime.Connections;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The connections of the store as tasks find them. Calls made before the node is open wait for it. */
public final class ConnectionCatalogue implements ConnectionSource {
    static final String AUTHORIZED = "AUTHORIZED";
    private static final String IN_ARN = ":connection/";

    private final SecretBox box;
    private final CountDownLatch opened = new CountDownLatch(1);
    private @Nullable Connections connections;

    /** A catalogue whose secrets are encrypted with this key. */
    public ConnectionCatalogue(SecretKeyFile key) {
        this.box = new SecretBox(key);
    }

    /** From now on connections are found. */
    public void open(Connections stored) {
        connections = stored;
        opened.countDown();
    }

    SecretBox box() {
        return box;
    }

    @Override
    public @Nullable Connection find(String arn) throws HttpFailure {
        Connections.Connection stored = connections()
                .named(arn.substring(arn.indexOf(IN_ARN) + IN_ARN.length()).split("/", 2)[0]);
        if (stored == null || !stored.arn().equals(arn)) {
            return null;
        }
        String sealed = stored.sealedParameters();
        if (sealed == null || !stored.state().equals(AUTHORIZED)) {
            throw HttpFailure.connection(
                    "InvalidConnectionState",
                    "The connection " + stored.name() + " is " + stored.state()
                            + ": give it AuthParameters with UpdateConnection");
        }
        try {
            return AuthParameters.of(stored.authorizationType(), box.open(sealed, arn))
                    .connection(stored.name());
        } catch (SecretsUnusableException e) {
            throw HttpFailure.connection(
                    "AccessDenied",
                    "The secrets of the connection " + stored.name() + " cannot be read: " + e.getMessage());
        }
    }

    private Connections connections() throws HttpFailure {
        try {
            opened.await();
            return Objects.requireNonNull(connections);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpFailure.connection("InternalError", "The server is stopping");
        }
    }
}
