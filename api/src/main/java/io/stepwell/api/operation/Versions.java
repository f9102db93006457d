package io.stepwell.api.operation;

import io.stepwell.api.wire.RequestFault;

/** Refuses requests for versions of state machines, which this server does not keep. */
final class Versions {
    private Versions() {}

    /**
     * Does nothing when no version is asked for.
     *
     * @param described whether the request has a versionDescription
     */
    static void refuse(boolean publish, boolean described) {
        if (publish) {
            throw RequestFault.notImplemented(
                    "This server does not have versions of state machines yet; leave out 'publish' or set it to false");
        }
        if (described) {
            throw RequestFault.validation("Version description can only be set when publish is true");
        }
    }
}
