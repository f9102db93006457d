package io.stepwell.storage.codec;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.EventHead;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.storage.CorruptRecordException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields that {@link ChunkWriter} wrote; all occurrences of a document share one instance. */
final class ChunkReader {
    private final BinaryReader in;
    private final List<String> words;
    private final List<Json> documents = new ArrayList<>();
    private long lastId;
    private long lastTimeMillis;

    ChunkReader(BinaryReader in, List<String> firstWords) {
        this.in = in;
        words = new ArrayList<>(firstWords);
    }

    int tag() {
        return in.u8();
    }

    EventHead head() {
        long id = lastId + in.signed();
        long previousId = lastId - in.signed();
        lastTimeMillis += in.signed();
        EventHead head = new EventHead(id, previousId, lastTimeMillis);
        if (!head.isInternal()) {
            lastId = id;
        }
        return head;
    }

    long number() {
        return in.signed();
    }

    int integer() {
        return in.signedInt();
    }

    @Nullable
    Long nullableNumber() {
        return in.nullableSigned();
    }

    double percentage() {
        return in.float64();
    }

    String word() {
        return reference(words, Function.identity());
    }

    @Nullable
    String nullableWord() {
        return in.flag() ? word() : null;
    }

    Json json() {
        return reference(documents, Json::ofValidText);
    }

    Map<String, Json> jsonMap() {
        int count = in.count();
        if (count == 0) {
            return Map.of();
        }
        Map<String, Json> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = word();
            map.put(name, json());
        }
        return Collections.unmodifiableMap(map);
    }

    StateType type() {
        return EnumTag.stateType(in);
    }

    TaskResource resource() {
        return new TaskResource(word(), EnumTag.kind(in), word(), word(), EnumTag.pattern(in));
    }

    ExecutionOrigin origin() {
        return new ExecutionOrigin(word(), word(), word(), word(), word(), word(), nullableWord());
    }

    ExecutionOrigin originOfVersion() {
        ExecutionOrigin o = origin();
        return new ExecutionOrigin(
                o.arn(),
                o.name(),
                o.stateMachineArn(),
                o.stateMachineName(),
                o.definitionId(),
                o.roleArn(),
                o.traceHeader(),
                word(),
                nullableWord());
    }

    TaskOutcome outcome() {
        int tag = in.u8();
        return switch (tag) {
            case EnumTag.OUTCOME_SUCCEEDED -> new TaskOutcome.Succeeded(json());
            case EnumTag.OUTCOME_FAILED -> new TaskOutcome.Failed(nullableWord(), nullableWord());
            default -> throw unknown("task outcome", tag);
        };
    }

    CorruptRecordException unknown(String what, int tag) {
        return in.corrupt("unknown " + what + " " + tag + "; was it written by a newer program?");
    }

    private <T> T reference(List<T> table, Function<String, T> entry) {
        long index = in.unsigned();
        if (index < 0 || index > table.size()) {
            throw in.corrupt("reference " + index + " to a table of " + table.size());
        }
        if (index == table.size()) {
            table.add(entry.apply(in.text()));
        }
        return table.get((int) index);
    }
}
