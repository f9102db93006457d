package io.stepwell.storage.codec;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of events within one chunk. A word (name, ARN, error) and a document are written where they first occur and
 * get the next number of their table; each later occurrence of the same text is that number. A reference equal to the
 * size of the table so far says that a new entry follows. The table of words begins with {@link FirstWords}. Numbers of
 * the head are differences to the event before.
 */
final class ChunkWriter {
    private final BinaryWriter out;
    private final Entries words = new Entries();
    private final Entries documents = new Entries();
    private long lastId;
    private long lastTimeMillis;

    ChunkWriter(BinaryWriter out, List<String> firstWords) {
        this.out = out;
        firstWords.forEach(words::numberOf);
    }

    ChunkWriter event(int tag, Event event) {
        EventHead head = event.head();
        out.u8(tag).signed(head.id() - lastId).signed(lastId - head.previousId());
        out.signed(head.timeMillis() - lastTimeMillis);
        if (!head.isInternal()) {
            lastId = head.id();
        }
        lastTimeMillis = head.timeMillis();
        return this;
    }

    ChunkWriter number(long value) {
        out.signed(value);
        return this;
    }

    ChunkWriter nullableNumber(@Nullable Long value) {
        out.nullableSigned(value);
        return this;
    }

    ChunkWriter percentage(double value) {
        out.float64(value);
        return this;
    }

    ChunkWriter word(String value) {
        reference(words, value);
        return this;
    }

    ChunkWriter nullableWord(@Nullable String value) {
        out.flag(value != null);
        return value == null ? this : word(value);
    }

    ChunkWriter json(Json value) {
        reference(documents, value.text());
        return this;
    }

    ChunkWriter jsonMap(Map<String, Json> value) {
        out.unsigned(value.size());
        value.forEach((name, document) -> word(name).json(document));
        return this;
    }

    ChunkWriter type(StateType value) {
        out.u8(EnumTag.of(value));
        return this;
    }

    ChunkWriter resource(TaskResource value) {
        word(value.arn());
        out.u8(EnumTag.of(value.kind()));
        word(value.resourceType()).word(value.action());
        out.u8(EnumTag.of(value.pattern()));
        return this;
    }

    ChunkWriter origin(ExecutionOrigin value) {
        word(value.arn()).word(value.name()).word(value.stateMachineArn()).word(value.stateMachineName());
        return word(value.definitionId()).word(value.roleArn()).nullableWord(value.traceHeader());
    }

    ChunkWriter outcome(TaskOutcome value) {
        switch (value) {
            case TaskOutcome.Succeeded succeeded -> {
                out.u8(EnumTag.OUTCOME_SUCCEEDED);
                json(succeeded.output());
            }
            case TaskOutcome.Failed failed -> {
                out.u8(EnumTag.OUTCOME_FAILED);
                nullableWord(failed.error()).nullableWord(failed.cause());
            }
        }
        return this;
    }

    private void reference(Entries table, String value) {
        int next = table.size();
        int number = table.numberOf(value);
        out.unsigned(number);
        if (number == next) {
            out.text(value);
        }
    }

    /** Texts by number. What was looked up last is mostly asked for again: a state is left after it was entered. */
    private static final class Entries {
        private final Map<String, Integer> numbers = new HashMap<>();
        private @Nullable String last;
        private int lastNumber;

        int size() {
            return numbers.size();
        }

        /** The number of a text: a new one, the size until now, when it is new. */
        @SuppressWarnings("ReferenceEquality") // the same text in another object is found as well, only later
        int numberOf(String value) {
            if (value != last) {
                int next = numbers.size();
                Integer known = numbers.putIfAbsent(value, next);
                lastNumber = known != null ? known : next;
                last = value;
            }
            return lastNumber;
        }
    }
}
