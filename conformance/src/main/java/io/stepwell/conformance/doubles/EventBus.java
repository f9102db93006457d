package io.stepwell.conformance.doubles;

import io.stepwell.conformance.tree.JsonText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** EventBridge: one bus whose rules send events to queues. Patterns are lists of literals, at any depth. */
final class EventBus implements JsonService {
    private final String region;
    private final String account;
    private final BiConsumer<String, String> toQueue;
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();

    private record Rule(Object pattern, List<String> queueNames) {}

    /** @param toQueue sends a body to the queue of a name */
    EventBus(String region, String account, BiConsumer<String, String> toQueue) {
        this.region = region;
        this.account = account;
        this.toQueue = toQueue;
    }

    @Override
    public String target() {
        return "AWSEvents";
    }

    @Override
    public String version() {
        return "1.1";
    }

    @Override
    public Map<String, @Nullable Object> answer(String operation, Map<?, ?> request) {
        return switch (operation) {
            case "PutRule" -> putRule(request);
            case "PutTargets" -> putTargets(request);
            case "PutEvents" -> putEvents(request);
            default -> throw new ServiceFault("UnknownOperationException", operation + " is not played here");
        };
    }

    private Map<String, @Nullable Object> putRule(Map<?, ?> request) {
        String name = String.valueOf(request.get("Name"));
        Object pattern = JsonText.read(String.valueOf(request.get("EventPattern")));
        if (!(pattern instanceof Map)) {
            throw new ServiceFault("InvalidEventPatternException", "Event pattern is not valid.");
        }
        rules.put(name, new Rule(pattern, new ArrayList<>()));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("RuleArn", "arn:aws:events:" + region + ":" + account + ":rule/" + name);
        return answer;
    }

    private Map<String, @Nullable Object> putTargets(Map<?, ?> request) {
        Rule rule = rules.get(String.valueOf(request.get("Rule")));
        if (rule == null) {
            throw new ServiceFault("ResourceNotFoundException", "Rule " + request.get("Rule") + " does not exist.");
        }
        for (Map<?, ?> target : members(request.get("Targets"))) {
            String arn = String.valueOf(target.get("Arn"));
            rule.queueNames().add(arn.substring(arn.lastIndexOf(':') + 1));
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("FailedEntryCount", 0);
        answer.put("FailedEntries", List.of());
        return answer;
    }

    private Map<String, @Nullable Object> putEvents(Map<?, ?> request) {
        List<Object> entries = new ArrayList<>();
        int failed = 0;
        for (Map<?, ?> entry : members(request.get("Entries"))) {
            Map<String, Object> outcome = put(entry);
            failed += outcome.containsKey("ErrorCode") ? 1 : 0;
            entries.add(outcome);
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("FailedEntryCount", failed);
        answer.put("Entries", entries);
        return answer;
    }

    private Map<String, Object> put(Map<?, ?> entry) {
        for (String required : List.of("Source", "DetailType", "Detail")) {
            if (!(entry.get(required) instanceof String text) || text.isEmpty()) {
                String message =
                        "Parameter " + required + " is not valid. Reason: " + required + " is a required argument.";
                return Map.of("ErrorCode", "InvalidArgument", "ErrorMessage", message);
            }
        }
        Object detail;
        try {
            detail = JsonText.read(String.valueOf(entry.get("Detail")));
        } catch (IllegalArgumentException notJson) {
            detail = null;
        }
        if (!(detail instanceof Map)) {
            return Map.of("ErrorCode", "MalformedDetail", "ErrorMessage", "Detail is malformed.");
        }
        Map<String, @Nullable Object> event = event(entry, detail);
        rules.values().stream()
                .filter(rule -> matches(rule.pattern(), event))
                .flatMap(rule -> rule.queueNames().stream())
                .forEach(queue -> toQueue.accept(queue, JsonText.writeCompact(event)));
        return Map.of("EventId", String.valueOf(event.get("id")));
    }

    private Map<String, @Nullable Object> event(Map<?, ?> entry, Object detail) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", entry.get("DetailType"));
        event.put("source", entry.get("Source"));
        event.put("account", account);
        event.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", region);
        event.put("resources", entry.get("Resources") instanceof List<?> resources ? resources : List.of());
        event.put("detail", detail);
        return event;
    }

    private static boolean matches(@Nullable Object pattern, @Nullable Object value) {
        return switch (pattern) {
            case Map<?, ?> members ->
                value instanceof Map<?, ?> there
                        && members.entrySet().stream()
                                .allMatch(member -> matches(member.getValue(), there.get(member.getKey())));
            case List<?> literals -> literals.contains(value);
            case null, default -> throw new ServiceFault("InvalidEventPatternException", "Event pattern is not valid.");
        };
    }

    private static List<Map<?, ?>> members(@Nullable Object list) {
        List<Map<?, ?>> members = new ArrayList<>();
        if (list instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof Map<?, ?> map) {
                    members.add(map);
                }
            }
        }
        return members;
    }
}
