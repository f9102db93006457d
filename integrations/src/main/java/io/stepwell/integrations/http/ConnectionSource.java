package io.stepwell.integrations.http;

import org.jspecify.annotations.Nullable;

/** Connections that come and go while a server runs. Safe for use by many threads. */
@FunctionalInterface
public interface ConnectionSource {
    /** No connections. */
    ConnectionSource NONE = _ -> null;

    /**
     * The connection with this ARN as it is now; null for none.
     *
     * @throws HttpFailure when it cannot be used; the message shows no secret
     */
    @Nullable
    Connection find(String arn) throws HttpFailure;
}
