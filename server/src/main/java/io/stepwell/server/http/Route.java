package io.stepwell.server.http;

import io.helidon.webserver.http.HttpRouting;

/** A path and what answers there. */
@FunctionalInterface
public interface Route {
    /** Takes its place in the routing. */
    void addTo(HttpRouting.Builder routing);

    /** The server is about to stop: answers that go on for long are to end. */
    default void closing() {}
}
