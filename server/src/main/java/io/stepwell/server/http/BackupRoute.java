package io.stepwell.server.http;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.storage.StoreException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /stepwell/backup} with {@code {"target": "/absolute/folder"}} writes a consistent copy of the store while
 * the server goes on serving. Only for callers on this machine, since the folder is one of this machine.
 */
public final class BackupRoute implements Route {
    private static final Logger LOG = LoggerFactory.getLogger(BackupRoute.class);

    private final Consumer<Path> backup;
    private final Consumer<ApiRequest> admission;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * A route to this way of copying.
     *
     * @param backup writes the copy; throws {@link StoreException} when it cannot
     * @param admission throws {@link RequestFault} when the credentials of a request do not suffice
     */
    public BackupRoute(Consumer<Path> backup, Consumer<ApiRequest> admission) {
        this.backup = backup;
        this.admission = admission;
    }

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.post("/stepwell/backup", this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        if (!(request.remotePeer().address() instanceof InetSocketAddress peer)
                || !peer.getAddress().isLoopbackAddress()) {
            JsonReply.sendFault(response, 403, "A backup can only be asked for on the machine of the server");
            return;
        }
        ApiRequest read = AwsRoute.read(request);
        try {
            admission.accept(read);
        } catch (RequestFault fault) {
            JsonReply.sendFault(response, fault.status(), fault.sentence());
            return;
        }
        if (isJson(read)) {
            answer(read.body(), response);
        } else {
            JsonReply.sendFault(response, 415, "The Content-Type header must be application/json");
        }
    }

    /** A web page cannot send this type to another origin without asking first, which is never granted. */
    private static boolean isJson(ApiRequest request) {
        String type = request.headers().first("Content-Type");
        return type != null && type.startsWith("application/json");
    }

    private void answer(byte[] body, ServerResponse response) {
        Path target;
        try {
            target = target(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            JsonReply.sendFault(response, 400, String.valueOf(e.getMessage()));
            return;
        }
        if (!oneAtATime.tryLock()) {
            JsonReply.sendFault(response, 409, "Another backup is being written; try again when it is done");
            return;
        }
        try {
            backup.accept(target);
            LOG.info("backup written to {}", target);
            JsonReply.send(response, 200, Map.of("target", target.toString()));
        } catch (StoreException | UnsupportedOperationException e) {
            LOG.warn("backup to {} failed: {}", target, e.getMessage());
            JsonReply.sendFault(response, 500, "The backup failed: " + e.getMessage());
        } finally {
            oneAtATime.unlock();
        }
    }

    private static Path target(String body) {
        try {
            if (Json.parse(body).tree() instanceof Map<?, ?> members && members.get("target") instanceof String text) {
                Path path = Path.of(text);
                if (path.isAbsolute()) {
                    return path.normalize();
                }
            }
        } catch (JsonSyntaxException | InvalidPathException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "The body must be {\"target\": \"/absolute/folder\"}, a folder that is new or empty");
    }
}
