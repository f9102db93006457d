package io.stepwell.demo;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server under show. It can be stopped and started again on the same data and port. */
final class ShopServer implements AutoCloseable {
    private static final int USUAL_PORT = 8083;

    private final Configuration configuration;
    private final Map<String, String> environment;
    private StepwellServer server;

    private ShopServer(Configuration configuration, Map<String, String> environment) {
        this.configuration = configuration;
        this.environment = environment;
        this.server = StepwellServer.start(configuration, environment);
    }

    /**
     * Starts it.
     *
     * @param port null for the usual one, or a free one when that is taken
     * @throws DemoException when the port is taken
     * @throws io.stepwell.storage.StoreException when the data folder is in use or not usable
     */
    static ShopServer start(Workplace workplace, @Nullable Integer port, URI queue) {
        Configuration configuration = Configuration.read(
                Map.of(
                        Setting.PORT, String.valueOf(freePort(port)),
                        Setting.DATA, workplace.store().toString(),
                        Setting.FUNCTIONS, workplace.example("functions.json").toString()),
                null,
                Map.of());
        return new ShopServer(configuration, Map.of("AWS_ENDPOINT_URL_SQS", queue.toString()));
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + configuration.port());
    }

    /** Stops the server and starts another one, which knows nothing but what is stored. */
    void restart() {
        server.close();
        server = StepwellServer.start(configuration, environment);
    }

    @Override
    public void close() {
        server.close();
    }

    /** A port that is free now, and stays the same over a restart. */
    private static int freePort(@Nullable Integer wanted) {
        int tried = wanted == null ? USUAL_PORT : wanted;
        try (ServerSocket socket = bind(tried)) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            if (wanted == null) {
                return freePort(0);
            }
            throw new DemoException("--port: " + wanted + " is taken by another program (" + taken.getMessage()
                    + "). Leave --port away to have a free one chosen.");
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
