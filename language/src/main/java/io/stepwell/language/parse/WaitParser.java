package io.stepwell.language.parse;

import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.Rfc3339;
import io.stepwell.language.definition.Delay;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.definition.WaitState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wait states. */
final class WaitParser {
    private static final List<String> JSON_PATH = List.of("Seconds", "Timestamp", "SecondsPath", "TimestampPath");
    private static final List<String> JSONATA = List.of("Seconds", "Timestamp");
    private static final Delay NO_DELAY = new Delay.Seconds(0);

    private WaitParser() {}

    static WaitState parse(StateHead head, Fields fields, StateParser states) {
        FlowParser flow = new FlowParser(head, fields);
        if (head.queryLanguage() == QueryLanguage.JSONATA) {
            fields.onlyIn(QueryLanguage.JSON_PATH, "SecondsPath", "TimestampPath");
        }
        Delay delay = delay(head, fields);
        return new WaitState(
                head,
                flow.inputPath(),
                delay == null ? NO_DELAY : delay,
                flow.outputOfInput(),
                states.transition(head, fields));
    }

    private static @Nullable Delay delay(StateHead head, Fields fields) {
        return switch (OneOf.exactlyOne(
                fields, head.queryLanguage() == QueryLanguage.JSON_PATH ? JSON_PATH : JSONATA)) {
            case "Seconds" -> {
                if (Queries.isQuery(head, fields, "Seconds")) {
                    JsonataQuery query = Queries.query(fields, "Seconds", Offered.INPUT);
                    yield query == null ? null : new Delay.SecondsQuery(query);
                }
                Long seconds = fields.integer("Seconds", 0, MachineParser.MAX_SECONDS);
                yield seconds == null ? null : new Delay.Seconds(seconds);
            }
            case "SecondsPath" -> {
                PathExpression path = Paths.place(fields, "SecondsPath", false);
                yield path == null ? null : new Delay.SecondsPath(path);
            }
            case "TimestampPath" -> {
                PathExpression path = Paths.place(fields, "TimestampPath", false);
                yield path == null ? null : new Delay.TimestampPath(path);
            }
            case "Timestamp" -> timestamp(head, fields);
            case null, default -> null;
        };
    }

    private static @Nullable Delay timestamp(StateHead head, Fields fields) {
        if (Queries.isQuery(head, fields, "Timestamp")) {
            JsonataQuery query = Queries.query(fields, "Timestamp", Offered.INPUT);
            return query == null ? null : new Delay.TimestampQuery(query);
        }
        String text = fields.string("Timestamp");
        if (text == null) {
            return null;
        }
        Instant instant = Rfc3339.parse(text);
        if (instant == null) {
            fields.schema("String does not match RFC3339 timestamp", "Timestamp");
            return null;
        }
        return new Delay.Timestamp(instant);
    }
}
