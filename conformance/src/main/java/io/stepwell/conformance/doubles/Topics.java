package io.stepwell.conformance.doubles;

import io.stepwell.conformance.tree.JsonText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** SNS: topics whose messages go to subscribed queues. */
final class Topics {
    private static final long FIRST_SEQUENCE_NUMBER = 10_000_000_000_000_000L;

    private final String arnPrefix;
    private final BiConsumer<String, String> toQueue;
    private final Map<String, List<Subscription>> topics = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong(FIRST_SEQUENCE_NUMBER);

    private record Subscription(String arn, String queueName) {}

    /** @param toQueue sends a body to the queue of a name */
    Topics(String region, String account, BiConsumer<String, String> toQueue) {
        arnPrefix = "arn:aws:sns:" + region + ":" + account + ":";
        this.toQueue = toQueue;
    }

    /** The members of the result, in the order of the XML. */
    Map<String, String> answer(Map<String, String> form) {
        return switch (form.getOrDefault("Action", "")) {
            case "CreateTopic" -> create(form.getOrDefault("Name", ""));
            case "Subscribe" -> subscribe(form);
            case "Publish" -> publish(form);
            default -> throw new ServiceFault("InvalidAction", form.get("Action") + " is not played here");
        };
    }

    private Map<String, String> create(String name) {
        topics.putIfAbsent(arnPrefix + name, new CopyOnWriteArrayList<>());
        return Map.of("TopicArn", arnPrefix + name);
    }

    private List<Subscription> topic(Map<String, String> form) {
        List<Subscription> topic = topics.get(form.getOrDefault("TopicArn", ""));
        if (topic == null) {
            throw new ServiceFault("NotFound", "Topic does not exist");
        }
        return topic;
    }

    private Map<String, String> subscribe(Map<String, String> form) {
        if (!"sqs".equals(form.get("Protocol"))) {
            throw new ServiceFault("InvalidParameter", "Invalid parameter: only the protocol sqs is played here");
        }
        String queueArn = form.getOrDefault("Endpoint", "");
        String arn = form.get("TopicArn") + ":" + UUID.randomUUID();
        topic(form).add(new Subscription(arn, queueArn.substring(queueArn.lastIndexOf(':') + 1)));
        return Map.of("SubscriptionArn", arn);
    }

    private Map<String, String> publish(Map<String, String> form) {
        List<Subscription> subscriptions = topic(form);
        if (form.getOrDefault("Message", "").isEmpty()) {
            throw new ServiceFault("InvalidParameter", "Invalid parameter: Empty message");
        }
        boolean fifo = form.getOrDefault("TopicArn", "").endsWith(".fifo");
        if (fifo && !form.containsKey("MessageGroupId")) {
            throw new ServiceFault(
                    "InvalidParameter", "Invalid parameter: The MessageGroupId parameter is required for FIFO topics");
        }
        String id = UUID.randomUUID().toString();
        subscriptions.forEach(each -> toQueue.accept(each.queueName(), notification(form, id, each)));
        Map<String, String> result = new LinkedHashMap<>();
        result.put("MessageId", id);
        if (fifo) {
            result.put("SequenceNumber", Long.toString(sequence.incrementAndGet()));
        }
        return result;
    }

    private static String notification(Map<String, String> form, String id, Subscription subscription) {
        String region = subscription.arn().split(":")[3];
        String host = "https://sns." + region + ".amazonaws.com/";
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("Type", "Notification");
        message.put("MessageId", id);
        message.put("TopicArn", form.get("TopicArn"));
        message.put("Message", form.get("Message"));
        message.put("Timestamp", Instant.now().toString());
        message.put("SignatureVersion", "1");
        message.put("Signature", "c2lnbmF0dXJl");
        message.put("SigningCertURL", host + "SimpleNotificationService-" + id.replace("-", "") + ".pem");
        message.put("UnsubscribeURL", host + "?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
            String entry = "MessageAttributes.entry." + i;
            attributes.put(
                    form.getOrDefault(entry + ".Name", ""),
                    Map.of(
                            "Type", form.getOrDefault(entry + ".Value.DataType", ""),
                            "Value", form.getOrDefault(entry + ".Value.StringValue", "")));
        }
        if (!attributes.isEmpty()) {
            message.put("MessageAttributes", attributes);
        }
        return JsonText.writeCompact(message);
    }
}
