package io.stepwell.conformance;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import java.net.URI;
import java.util.Map;

/** A Stepwell server in this process: in memory, on a free port. */
final class InProcessServer implements ServerUnderTest {
    private final StepwellServer server;

    private InProcessServer(StepwellServer server) {
        this.server = server;
    }

    static ServerUnderTest start(Map<String, String> environment) {
        Map<Setting, String> settings = Map.of(
                Setting.STORE,
                "memory",
                Setting.PORT,
                "0",
                Setting.REGION,
                Laboratory.REGION,
                Setting.ACCOUNT,
                Laboratory.ACCOUNT,
                Setting.EVENT_BUS,
                "default");
        return new InProcessServer(StepwellServer.start(Configuration.read(settings, null, Map.of()), environment));
    }

    @Override
    public URI endpoint() {
        return URI.create("http://localhost:" + server.port());
    }

    @Override
    public void close() {
        server.close();
    }
}
