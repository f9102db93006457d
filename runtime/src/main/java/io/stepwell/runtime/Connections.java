package io.stepwell.runtime;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The connections of HTTP tasks as the store has them; whoever writes knows how their secrets are encrypted. Reading takes no
 * lock. Writes answer when they are durable, and go one after the other.
 */
public interface Connections {
    /**
     * A connection.
     *
     * @param state {@code AUTHORIZED} or {@code DEAUTHORIZED}
     * @param authorizedMillis when its secrets were last given; null for never
     * @param shownParameters the authorization without its secrets, as JSON; null when it was taken away
     * @param sealedParameters the whole authorization, encrypted; null when it was taken away
     */
    record Connection(
            String arn,
            String name,
            @Nullable String description,
            String secretArn,
            String authorizationType,
            String state,
            long creationMillis,
            long modifiedMillis,
            @Nullable Long authorizedMillis,
            @Nullable String shownParameters,
            @Nullable String sealedParameters) {}

    /** The connection of that name; null for none. */
    @Nullable
    Connection named(String name);

    /** All of them, in the order of their names. */
    Collection<Connection> all();

    /** Puts a connection in place of the one of its name, if there is one. */
    void put(Connection connection);

    void delete(String name);
}
