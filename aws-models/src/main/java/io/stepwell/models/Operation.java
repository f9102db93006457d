package io.stepwell.models;

import org.jspecify.annotations.Nullable;

/** An operation of a service. */
public final class Operation {
    private final String name;
    private final Traits traits;
    private final @Nullable Member input;
    private final @Nullable Member output;

    Operation(ServiceModel model, String name, Traits traits) {
        this.name = name;
        this.traits = traits;
        this.input = traits.has("input")
                ? new Member(model, "input", traits.object("input").node())
                : null;
        this.output = traits.has("output")
                ? new Member(model, "output", traits.object("output").node())
                : null;
    }

    /** As in the model: {@code StartExecution}. */
    public String name() {
        return name;
    }

    public Traits traits() {
        return traits;
    }

    /** The HTTP method. */
    public String method() {
        String method = traits.object("http").text("method");
        return method == null ? "POST" : method;
    }

    /** Path and constant query, with {@code {labels}}. */
    public String requestUri() {
        String uri = traits.object("http").text("requestUri");
        return uri == null ? "/" : uri;
    }

    /** What it takes; null when it takes nothing. */
    public @Nullable Shape input() {
        return input == null ? null : input.shape();
    }

    /** The input with the traits of this use, its XML name for instance. */
    public @Nullable Member inputMember() {
        return input;
    }

    /** What it gives; null when it gives nothing. */
    public @Nullable Shape output() {
        return output == null ? null : output.shape();
    }

    /** Whether it speaks in events as long as a connection lasts, which no Task can. */
    public boolean isStreamOfEvents() {
        return hasEvents(input()) || hasEvents(output());
    }

    private static boolean hasEvents(@Nullable Shape shape) {
        return shape != null
                && shape.members().values().stream()
                        .anyMatch(m -> m.shape().traits().has("eventstream"));
    }

    /** The element of an XML body around the result; null for none. */
    public @Nullable String resultWrapper() {
        return output == null ? null : output.traits().text("resultWrapper");
    }
}
