package io.stepwell.storage.codec;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.language.json.Json;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random events of every kind, made from the records themselves, so that a kind or a field that is added is tested
 * without a line here.
 */
final class RandomEvents {
    private static final List<String> WORDS = List.of(
            "",
            "a",
            "Start",
            "States.ALL",
            "arn:aws:states:us-east-1:123456789012:execution:m:e",
            "grüße 漢字 🚀",
            "NUL \0 inside",
            "unpaired \ud83d surrogate",
            "\udc00\ud800",
            "?",
            "x".repeat(300));
    private static final List<String> DOCUMENTS = List.of(
            "null",
            "{}",
            "{ \"a\" : 1.0 }",
            "[1,2,3]",
            "\"\\ud800\"",
            "\"\ud800\"",
            "\"ü🚀\"",
            "1e400",
            "{\"big\":\"" + "y".repeat(5000) + "\"}");

    private final Random random;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    static List<Class<? extends Event>> kinds() {
        List<Class<? extends Event>> kinds = new ArrayList<>();
        for (Class<?> kind : Event.class.getPermittedSubclasses()) {
            kinds.add(kind.asSubclass(Event.class));
        }
        return kinds;
    }

    List<Event> chunk() {
        List<Class<? extends Event>> kinds = kinds();
        List<Event> chunk = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            chunk.add(event(kinds.get(random.nextInt(kinds.size()))));
        }
        return chunk;
    }

    Event event(Class<? extends Event> kind) {
        return (Event) record(kind);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean absent = nullable && random.nextInt(3) == 0;
            values[i] = absent ? null : value(components[i].getType(), components[i].getGenericType());
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot make a random " + type, e);
        }
    }

    private Object value(Class<?> type, Type generic) {
        if (type == int.class) {
            return (int) number();
        } else if (type == long.class || type == Long.class) {
            return number();
        } else if (type == double.class) {
            return random.nextBoolean() ? 33.3 : Double.longBitsToDouble(random.nextLong());
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == String.class) {
            return word();
        } else if (type == Json.class) {
            return document();
        } else if (type == Map.class && generic.getTypeName().endsWith("Json>")) {
            return documents();
        } else if (type == EventHead.class) {
            return head();
        } else if (type == ExecutionOrigin.class) {
            return origin();
        } else if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        } else if (type.isSealed()) {
            Class<?>[] kinds = type.getPermittedSubclasses();
            return record(kinds[random.nextInt(kinds.length)]);
        } else if (type.isRecord()) {
            return record(type);
        }
        throw new AssertionError("RandomEvents cannot make a value of type " + generic);
    }

    /** An alias leads to a version. */
    private ExecutionOrigin origin() {
        while (true) {
            ExecutionOrigin drawn = (ExecutionOrigin) record(ExecutionOrigin.class);
            if (drawn.aliasArn() == null || drawn.versionArn() != null) {
                return drawn;
            }
        }
    }

    private EventHead head() {
        long id = random.nextInt(4) == 0 ? 0 : Math.max(1, number());
        return new EventHead(id, number(), number());
    }

    private long number() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE;
            default -> random.nextInt(200);
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private Json document() {
        return Json.ofValidText(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())));
    }

    private Map<String, Json> documents() {
        Map<String, Json> documents = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            documents.put(word(), document());
        }
        return documents;
    }
}
