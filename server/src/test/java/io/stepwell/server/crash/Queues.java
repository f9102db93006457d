package io.stepwell.server.crash;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Queues that tasks of the load send messages to, by SQS's protocol. A FIFO queue takes no message without a deduplication
 * id; the id, or the task token in the message, is the key of the effect. What a plain queue is sent twice, it has twice.
 */
final class Queues {
    private static final String TARGET = "AmazonSQS.SendMessage";
    private static final String NO_ID = "The queue should either have ContentBasedDeduplication enabled or"
            + " MessageDeduplicationId provided explicitly";

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Ledger ledger;

    /** A message that asks for an answer: the receipt of the message. */
    record Message(String token, String receipt) {}

    Queues(Ledger ledger) {
        this.ledger = ledger;
    }

    /** SQS as only this life of the server knows it. */
    WebServer inLife(int life) {
        return WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .routing(r -> r.post("/", (request, response) -> serve(life, request, response)))
                .build()
                .start();
    }

    private void serve(int life, ServerRequest request, ServerResponse response) throws InterruptedException {
        String target =
                request.headers().first(HeaderNames.create("X-Amz-Target")).orElse("");
        Map<?, ?> message = Call.members(request.content().as(String.class));
        String id = Call.text(message, "MessageDeduplicationId", "");
        boolean fifo = Call.text(message, "QueueUrl", "").endsWith(".fifo");
        if (!target.equals(TARGET) || (fifo && id.isEmpty())) {
            response.status(400)
                    .send("{\"__type\":\"com.amazonaws.sqs#InvalidParameterValue\",\"message\":\"" + NO_ID + "\"}");
            return;
        }
        String body = Call.text(message, "MessageBody", "");
        String receipt = sent(life, body, id);
        TimeUnit.MILLISECONDS.sleep(Functions.workMillis(Functions.number(body, "id")));
        response.send("{\"MessageId\":\"" + receipt + "\"}");
    }

    private String sent(int life, String body, String id) {
        String token = Call.text(Call.members(body), "token", "");
        String key = id.isEmpty() ? token : id;
        String receipt = key.isEmpty() ? ledger.enter(life, Call.of(body)) : ledger.enter(life, Call.of(body), key);
        if (!token.isEmpty()) {
            messages.add(new Message(token, receipt));
        }
        return receipt;
    }

    /** Waits for the next message that asks for an answer. */
    Message nextMessage() throws InterruptedException {
        return messages.take();
    }
}
