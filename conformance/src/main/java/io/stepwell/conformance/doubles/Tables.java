package io.stepwell.conformance.doubles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** DynamoDB: tables with a partition key, single items, simple updates and queries by key. */
final class Tables implements JsonService {
    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    /** The items of a table by the value of their key. */
    private record Table(String key, Map<String, Map<?, ?>> items) {}

    @Override
    public String target() {
        return "DynamoDB_20120810";
    }

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public Map<String, @Nullable Object> answer(String operation, Map<?, ?> request) {
        return switch (operation) {
            case "CreateTable" -> create(request);
            case "PutItem" -> put(request);
            case "GetItem" -> found("Item", item(request));
            case "DeleteItem" -> delete(request);
            case "UpdateItem" -> update(request);
            case "Query" -> query(request);
            default -> throw new ServiceFault("UnknownOperationException", operation + " is not played here");
        };
    }

    private Map<String, @Nullable Object> create(Map<?, ?> request) {
        Object key = request.get("KeySchema") instanceof List<?> schema && schema.getFirst() instanceof Map<?, ?> part
                ? part.get("AttributeName")
                : null;
        tables.put(name(request), new Table(String.valueOf(key), new ConcurrentHashMap<>()));
        return found("TableDescription", Map.of("TableName", name(request), "TableStatus", "ACTIVE"));
    }

    private static String name(Map<?, ?> request) {
        String name = String.valueOf(request.get("TableName"));
        if (!name.matches("[a-zA-Z0-9_.-]{3,255}")) {
            throw new ServiceFault(
                    "ValidationException",
                    "1 validation error detected: Value '" + name + "' at 'tableName' failed to satisfy constraint: "
                            + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }
        return name;
    }

    private Table table(Map<?, ?> request) {
        Table table = tables.get(name(request));
        if (table == null) {
            throw new ServiceFault("ResourceNotFoundException", "Requested resource not found");
        }
        return table;
    }

    private Map<String, @Nullable Object> put(Map<?, ?> request) {
        if (!(request.get("Item") instanceof Map<?, ?> item)) {
            throw new ServiceFault(
                    "ValidationException",
                    "1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be"
                            + " null");
        }
        Table table = table(request);
        Map<?, ?> old = table.items().put(id(table, item), item);
        return returned(request, old, item);
    }

    private static String id(Table table, Map<?, ?> item) {
        if (item.get(table.key()) instanceof Map<?, ?> value && value.get("S") instanceof String text) {
            return text;
        }
        throw new ServiceFault(
                "ValidationException",
                "One or more parameter values were invalid: Missing the key " + table.key() + " in the item");
    }

    private @Nullable Map<?, ?> item(Map<?, ?> request) {
        Table table = table(request);
        return table.items().get(key(table, request));
    }

    private static String key(Table table, Map<?, ?> request) {
        return id(table, request.get("Key") instanceof Map<?, ?> key ? key : Map.of());
    }

    private Map<String, @Nullable Object> delete(Map<?, ?> request) {
        Table table = table(request);
        return returned(request, table.items().remove(key(table, request)), null);
    }

    private Map<String, @Nullable Object> update(Map<?, ?> request) {
        Table table = table(request);
        String id = key(table, request);
        Map<?, ?> old = table.items().get(id);
        Map<String, @Nullable Object> updated = new LinkedHashMap<>();
        Map<?, ?> created = request.get("Key") instanceof Map<?, ?> given ? given : Map.of();
        (old == null ? created : old).forEach((name, value) -> updated.put((String) name, value));
        UpdateExpression expression = UpdateExpression.of(request);
        expression.applyTo(updated);
        table.items().put(id, updated);
        return returned(request, old, updated, expression.names());
    }

    private Map<String, @Nullable Object> query(Map<?, ?> request) {
        Table table = table(request);
        Object wanted = UpdateExpression.keyCondition(request, table.key());
        List<Map<?, ?>> found = new ArrayList<>();
        for (Map<?, ?> item : new TreeMap<>(table.items()).values()) {
            if (item.get(table.key()) instanceof Map<?, ?> value && value.equals(wanted)) {
                found.add(item);
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("Count", found.size());
        answer.put("Items", found);
        answer.put("ScannedCount", found.size());
        return answer;
    }

    private static Map<String, @Nullable Object> returned(
            Map<?, ?> request, @Nullable Map<?, ?> old, @Nullable Map<?, ?> now, String... updated) {
        return found(
                "Attributes",
                switch (String.valueOf(request.get("ReturnValues"))) {
                    case "ALL_OLD" -> old;
                    case "ALL_NEW" -> now;
                    case "UPDATED_OLD" -> only(old, updated);
                    case "UPDATED_NEW" -> only(now, updated);
                    default -> null;
                });
    }

    private static @Nullable Map<?, ?> only(@Nullable Map<?, ?> item, String... names) {
        Map<String, @Nullable Object> some = new LinkedHashMap<>();
        for (String name : names) {
            if (item != null && item.containsKey(name)) {
                some.put(name, item.get(name));
            }
        }
        return some.isEmpty() ? null : some;
    }

    private static Map<String, @Nullable Object> found(String member, @Nullable Map<?, ?> value) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        if (value != null) {
            answer.put(member, value);
        }
        return answer;
    }
}
