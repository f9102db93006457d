package io.stepwell.demo;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What {@code approver.py} does, on a thread of this process: for a machine without Python. */
final class JavaApprover implements AutoCloseable {
    private static final int LIMIT = 5_000;
    private static final Duration THINKING = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI stepFunctions;
    private final URI queueService;
    private final Consumer<String> told;
    private final Thread thread;

    private JavaApprover(URI stepFunctions, URI queueService, Consumer<String> told) {
        this.stepFunctions = stepFunctions;
        this.queueService = queueService;
        this.told = told;
        this.thread = Thread.ofVirtual().name("approver").unstarted(this::work);
    }

    /**
     * Starts it.
     *
     * @param told is given each line it has to say
     */
    static JavaApprover start(URI stepFunctions, Queue queue, Consumer<String> told) {
        JavaApprover approver = new JavaApprover(stepFunctions, queue.endpoint(), told);
        approver.thread.start();
        return approver;
    }

    private void work() {
        try {
            Object url = call(queueService, "AmazonSQS.GetQueueUrl", Map.of("QueueName", Queue.NAME))
                    .get("QueueUrl");
            while (true) {
                Map<?, ?> received = call(
                        queueService, "AmazonSQS.ReceiveMessage", Map.of("QueueUrl", text(url), "WaitTimeSeconds", 5));
                for (Object message : received.get("Messages") instanceof List<?> messages ? messages : List.of()) {
                    treat((Map<?, ?>) message);
                    Object handle = ((Map<?, ?>) message).get("ReceiptHandle");
                    call(
                            queueService,
                            "AmazonSQS.DeleteMessage",
                            Map.of("QueueUrl", text(url), "ReceiptHandle", text(handle)));
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            told.accept("gives up: " + e.getMessage());
        }
    }

    private void treat(Map<?, ?> message) throws IOException, InterruptedException {
        Map<?, ?> order = (Map<?, ?>)
                Objects.requireNonNull(Json.parse(text(message.get("Body"))).tree());
        told.accept(order.get("orderId") + " over " + order.get("total") + " is on my desk, give me "
                + THINKING.toSeconds() + " seconds");
        Thread.sleep(THINKING);
        told.accept(order.get("orderId") + " is " + answer(order));
    }

    private String answer(Map<?, ?> order) throws IOException, InterruptedException {
        String token = text(order.get("taskToken"));
        try {
            if (((Number) Objects.requireNonNull(order.get("total"))).intValue() > LIMIT) {
                String cause = order.get("total") + " is more than " + order.get("customer") + " may spend";
                call(
                        stepFunctions,
                        "AWSStepFunctions.SendTaskFailure",
                        Map.of("taskToken", token, "error", "OrderRejected", "cause", cause));
                return "rejected";
            }
            call(
                    stepFunctions,
                    "AWSStepFunctions.SendTaskSuccess",
                    Map.of("taskToken", token, "output", JsonWriter.write(Map.of("by", "approver"))));
            return "approved";
        } catch (JsonCall.Refused refusal) {
            // a queue may deliver a message twice, and an execution does not wait forever
            return "not waiting any more: " + refusal.getMessage();
        }
    }

    /** Asks until there is an answer: a server may be down for a moment. */
    private Map<?, ?> call(URI url, String target, Map<String, ?> members) throws IOException, InterruptedException {
        long giveUpNanos = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return JsonCall.send(client, url, target, members);
            } catch (JsonCall.Refused refused) {
                throw refused;
            } catch (IOException unreachable) {
                if (System.nanoTime() > giveUpNanos) {
                    throw unreachable;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    @Override
    public void close() {
        thread.interrupt();
        client.shutdownNow();
    }
}
