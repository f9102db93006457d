package io.stepwell.integrations.agentcore;

import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.protocol.EventMessage;
import io.stepwell.integrations.protocol.UnreadableResponseException;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says, event by event, and what of it a task shows: the text of the last message, why it stopped, and the tokens
 * and milliseconds of all messages together.
 */
final class Conversation {
    private final Map<Integer, StringBuilder> texts = new TreeMap<>();
    private String role = "assistant";
    private @Nullable String stopReason;
    private final Map<String, Long> usage = new LinkedHashMap<>();
    private long latencyMillis;

    private Conversation() {}

    /** A conversation came to an end, or the service broke it off. */
    sealed interface End {
        record Said(Json result) implements End {}

        record BrokenOff(ServiceError error) implements End {}
    }

    /**
     * How the conversation in a response ended.
     *
     * @param events the shape of the stream, which knows the errors that may stand in it
     */
    static End of(ServiceResponse response, Shape events) throws UnreadableResponseException {
        Conversation conversation = new Conversation();
        for (EventMessage message : EventMessage.all(response.body())) {
            if (!"event".equals(message.headers().getOrDefault(":message-type", "event"))) {
                return new End.BrokenOff(error(message, response, events));
            }
            conversation.hear(message.headers().getOrDefault(":event-type", ""), tree(message));
        }
        return new End.Said(conversation.result());
    }

    private static Map<?, ?> tree(EventMessage message) throws UnreadableResponseException {
        try {
            return message.payload().length > 0 && Json.parse(message.text()).tree() instanceof Map<?, ?> members
                    ? members
                    : Map.of();
        } catch (JsonSyntaxException notJson) {
            throw new UnreadableResponseException("An event of the stream is no JSON");
        }
    }

    private static ServiceError error(EventMessage message, ServiceResponse response, Shape events)
            throws UnreadableResponseException {
        String named = message.headers()
                .getOrDefault(":exception-type", message.headers().get(":error-code"));
        Member member = named == null ? null : events.member(named);
        Object text = tree(message).get("message");
        if (text == null) {
            text = message.headers().get(":error-message");
        }
        return new ServiceError(
                member == null ? named : member.shape().name(),
                null,
                text == null ? null : text.toString(),
                response.statusCode(),
                response.requestId(),
                null);
    }

    private void hear(String event, Map<?, ?> members) {
        switch (event) {
            case "messageStart" -> {
                texts.clear();
                role = members.get("role") instanceof String told ? told : role;
            }
            case "contentBlockDelta" -> {
                if (members.get("delta") instanceof Map<?, ?> delta && delta.get("text") instanceof String text) {
                    int index = members.get("contentBlockIndex") instanceof Number number ? number.intValue() : 0;
                    texts.computeIfAbsent(index, _ -> new StringBuilder()).append(text);
                }
            }
            case "messageStop" -> stopReason = members.get("stopReason") instanceof String told ? told : null;
            case "metadata" -> count(members);
            default -> {} // tools at work, blocks that begin and end
        }
    }

    private void count(Map<?, ?> metadata) {
        if (metadata.get("usage") instanceof Map<?, ?> tokens) {
            tokens.forEach((kind, value) -> {
                if (value instanceof Number number) {
                    String name = (String) kind;
                    usage.merge(
                            Character.toUpperCase(name.charAt(0)) + name.substring(1), number.longValue(), Long::sum);
                }
            });
        }
        if (metadata.get("metrics") instanceof Map<?, ?> metrics && metrics.get("latencyMs") instanceof Number millis) {
            latencyMillis += millis.longValue();
        }
    }

    private Json result() {
        List<Object> content = new ArrayList<>();
        texts.values().forEach(text -> content.add(Map.of("Text", text.toString())));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("Content", content);
        message.put("Role", role);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("Metrics", Map.of("LatencyMs", latencyMillis));
        result.put("Output", Map.of("Message", message));
        result.put("StopReason", stopReason);
        result.put("Usage", usage);
        return Json.of(result);
    }
}
