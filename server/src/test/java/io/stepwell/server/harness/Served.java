package io.stepwell.server.harness;

import io.stepwell.server.StepwellServer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server in memory and a client of it, for all tests of a class. */
public final class Served implements BeforeAllCallback, AfterAllCallback {
    private @Nullable LambdaDouble lambda;
    private @Nullable StepwellServer server;
    private @Nullable Caller caller;

    @Override
    public void beforeAll(ExtensionContext context) {
        lambda = new LambdaDouble();
        server = InProcess.inMemory(lambda);
        caller = Caller.of(server.port());
    }

    public Caller caller() {
        return Objects.requireNonNull(caller);
    }

    public int port() {
        return Objects.requireNonNull(server).port();
    }

    public LambdaDouble lambda() {
        return Objects.requireNonNull(lambda);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        caller().close();
        Objects.requireNonNull(server).close();
        lambda().close();
    }
}
