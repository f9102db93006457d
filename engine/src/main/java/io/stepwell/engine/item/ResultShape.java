package io.stepwell.engine.item;

import io.stepwell.engine.item.ChildResult.Status;
import io.stepwell.engine.item.WriterConfiguration.Transformation;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is left of the result of a child after a transformation (Developer Guide, "ResultWriter"). */
public final class ResultShape {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ResultShape() {}

    /** The values a result becomes: one, or with {@link Transformation#FLATTEN} as many as its output has elements. */
    public static List<Json> values(ChildResult child, Transformation transformation) {
        Json output = child.output();
        if (child.status() != Status.SUCCEEDED || output == null) {
            return List.of(whole(child));
        }
        return switch (transformation) {
            case NONE -> List.of(whole(child));
            case COMPACT -> List.of(output);
            case FLATTEN ->
                output.tree() instanceof List<?> elements
                        ? elements.stream().map(Json::of).toList()
                        : List.of(output);
        };
    }

    /** The output with the data of the execution, members in alphabetical order as AWS writes them. */
    private static Json whole(ChildResult child) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        putIfKnown(members, "Cause", child.cause());
        putIfKnown(members, "Error", child.error());
        members.put("ExecutionArn", child.executionArn());
        members.put("Input", child.input().text());
        members.put("InputDetails", Map.of("Included", true));
        members.put("Name", child.name());
        Json output = child.output();
        putIfKnown(members, "Output", output == null ? null : output.text());
        members.put("OutputDetails", Map.of("Included", true));
        members.put("RedriveCount", child.redriveCount());
        boolean succeeded = child.status() == Status.SUCCEEDED;
        members.put("RedriveStatus", succeeded ? "NOT_REDRIVABLE" : redrivable(child.type()));
        putIfKnown(members, "RedriveStatusReason", succeeded ? "Execution is SUCCEEDED and cannot be redriven" : null);
        putTime(members, "StartDate", child.startMillis());
        members.put("StateMachineArn", child.stateMachineArn());
        members.put("Status", child.status().name());
        putTime(members, "StopDate", child.stopMillis());
        return Json.of(members);
    }

    private static String redrivable(WorkflowType type) {
        return type == WorkflowType.EXPRESS ? "REDRIVABLE_BY_MAP_RUN" : "REDRIVABLE";
    }

    private static void putIfKnown(Map<String, @Nullable Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static void putTime(Map<String, @Nullable Object> members, String name, long millis) {
        if (millis > 0) {
            members.put(name, TIME.format(Instant.ofEpochMilli(millis)));
        }
    }
}
