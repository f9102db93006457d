package io.stepwell.demo;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The server under show. It can be stopped and started again on the same data and port. */
final class ShopServer implements AutoCloseable {
    private static final int USUAL_PORT = 8083;
    private static final int ANY_PORT_MIN = 10_000;
    private static final int ANY_PORT_MAX = 32_000;

    private final Configuration configuration;
    private final Map<String, String> environment;
    private StepwellServer server;
    private boolean closed;

    private ShopServer(Configuration configuration, Map<String, String> environment) {
        this.configuration = configuration;
        this.environment = environment;
        this.server = StepwellServer.start(configuration, environment);
    }

    /**
     * Starts it.
     *
     * @param functions the file that says where the functions are
     * @param queue where SQS is
     * @throws io.stepwell.storage.StoreException when the data folder is in use or not usable
     */
    static ShopServer start(Workplace workplace, Path functions, int port, URI queue) {
        Configuration configuration = Configuration.read(
                Map.of(
                        Setting.PORT, String.valueOf(port),
                        Setting.DATA, workplace.store().toString(),
                        Setting.FUNCTIONS, functions.toString()),
                null,
                Map.of());
        return new ShopServer(configuration, Map.of("AWS_ENDPOINT_URL_SQS", queue.toString()));
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + configuration.port());
    }

    /** Stops the server and starts another one, which knows nothing but what is stored. */
    synchronized void restart() {
        if (closed) {
            return;
        }
        server.close();
        server = StepwellServer.start(configuration, environment);
    }

    @Override
    public synchronized void close() {
        closed = true;
        server.close();
    }

    /**
     * A port that is free now.
     *
     * @param wanted null for the usual one, or any when that is taken
     * @throws DemoException when the wanted one is taken
     */
    static int freePort(@Nullable Integer wanted) {
        int tried = wanted == null ? USUAL_PORT : wanted == 0 ? anyPort() : wanted;
        try (ServerSocket socket = bind(tried)) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            if (wanted == null || wanted == 0) {
                return freePort(0);
            }
            throw new DemoException("--port: " + wanted + " cannot be listened on (" + taken.getMessage()
                    + "). Name another one, or leave --port away to have a free one chosen.");
        }
    }

    /** Below those that systems give to outgoing connections: one of these would keep the server from coming back. */
    private static int anyPort() {
        return ThreadLocalRandom.current().nextInt(ANY_PORT_MIN, ANY_PORT_MAX + 1);
    }

    private static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
