package io.stepwell.server.console;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.runtime.live.Change;
import io.stepwell.runtime.live.LiveFeed;
import io.stepwell.server.http.Admission;
import io.stepwell.server.http.JsonReply;
import io.stepwell.server.http.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * {@code GET /stepwell/live}: what happens, as server-sent events, after it is durable. {@code ?executionArn=} or
 * {@code ?stateMachineArn=} narrows it down.
 *
 * <pre>
 * event: change      data: {"executionArn", "stateMachineArn", "status", "lastEventId"}; of an execution the newest only
 * event: resync      data: {}; some were dropped because the reader was too slow: ask anew
 * : alive            every few seconds, so that both ends notice when the other has gone
 * </pre>
 */
public final class LiveRoute implements Route {
    private static final int LISTENERS_MAX = 256;
    private static final long SILENCE_MILLIS_MAX = 10_000;
    /** Changes that come close together are told together. */
    private static final long GATHERING_MILLIS = 40;

    private final LiveFeed feed;
    private final Admission admission;
    private final Semaphore places = new Semaphore(LISTENERS_MAX);
    private volatile boolean closing;

    public LiveRoute(LiveFeed feed, Admission admission) {
        this.feed = feed;
        this.admission = admission;
    }

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.get("/stepwell/live", admission.guard(this::listen));
    }

    /** Lets those who listen go, so that nobody has to wait for them. */
    @Override
    public void closing() {
        closing = true;
    }

    private void listen(ServerRequest request, ServerResponse response) {
        Predicate<Change> wanted = wanted(new Query(request));
        if (!places.tryAcquire()) {
            JsonReply.sendFault(response, 503, "More than " + LISTENERS_MAX + " listen already; close some pages");
            return;
        }
        try (LiveFeed.Listening listening = feed.listen(wanted)) {
            response.header(HeaderNames.CONTENT_TYPE, "text/event-stream")
                    .header(HeaderNames.CACHE_CONTROL, "no-store");
            try (OutputStream out = response.outputStream()) {
                send(out, ": listening\n\n");
                while (!closing) {
                    tell(out, listening);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // the reader has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private void tell(OutputStream out, LiveFeed.Listening listening) throws IOException, InterruptedException {
        LiveFeed.News news = awaited(listening);
        if (news == null) {
            send(out, ": alive\n\n");
            return;
        }
        StringBuilder text = new StringBuilder();
        if (news.missedSome()) {
            text.append("event: resync\ndata: {}\n\n");
        }
        news.changes()
                .forEach(change -> text.append("event: change\ndata: ")
                        .append(JsonWriter.write(members(change)))
                        .append("\n\n"));
        send(out, text.toString());
        Thread.sleep(GATHERING_MILLIS);
    }

    /** News; null when there were none for a while. It looks up now and then, to see whether the server closes. */
    private LiveFeed.@org.jspecify.annotations.Nullable News awaited(LiveFeed.Listening listening)
            throws InterruptedException {
        for (long waited = 0; waited < SILENCE_MILLIS_MAX && !closing; waited += 500) {
            LiveFeed.News news = listening.await(500);
            if (news.missedSome() || !news.changes().isEmpty()) {
                return news;
            }
        }
        return null;
    }

    private static Predicate<Change> wanted(Query query) {
        Optional<String> execution = query.text("executionArn");
        Optional<String> machine = query.text("stateMachineArn");
        return change -> execution.map(change.executionArn()::equals).orElse(true)
                && machine.map(change.stateMachineArn()::equals).orElse(true);
    }

    private static Map<String, Object> members(Change change) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("executionArn", change.executionArn());
        members.put("stateMachineArn", change.stateMachineArn());
        members.put("status", change.status().name());
        members.put("lastEventId", change.lastEventId());
        return members;
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
