package io.stepwell.server.harness;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.ConfigurationException;
import io.stepwell.server.log.CompactLog;
import io.stepwell.storage.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;

/** A process with a server on the folder named first; prints its port, and ends in order when its input ends. */
final class ServerMain {
    static final String PORT = "port ";
    static final String REFUSED = "refused ";

    private ServerMain() {}

    public static void main(String[] arguments) throws IOException {
        CompactLog.install(Level.INFO);
        Path data = Path.of(arguments[0]);
        try (StepwellServer server = StepwellServer.start(InProcess.configuration(data, Map.of(), System.getenv()))) {
            System.out.println(PORT + server.port());
            while (System.in.read() >= 0) {
                // what is said does not matter, only that it ends
            }
        } catch (ConfigurationException | StoreException e) {
            System.out.println(REFUSED + e.getMessage());
        }
    }
}
