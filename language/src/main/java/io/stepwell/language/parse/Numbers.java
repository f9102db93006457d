package io.stepwell.language.parse;

import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.NumberSource;
import io.stepwell.language.data.PathExpression;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.StateHead;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Pairs of fields such as {@code TimeoutSeconds} and {@code TimeoutSecondsPath}; or a number or an expression. */
final class Numbers {
    private Numbers() {}

    /** An integer within bounds or a path to one; null when neither is there. */
    static @Nullable NumberSource integer(StateHead head, Fields fields, String field, long min, long max) {
        if (Queries.isQuery(head, fields, field)) {
            return queried(fields, field);
        }
        Long fixed = fields.integer(field, min, max);
        return source(head, fields, field, fixed == null ? null : BigDecimal.valueOf(fixed));
    }

    /** A percentage or a path to one; null when neither is there. */
    static @Nullable NumberSource percentage(StateHead head, Fields fields, String field) {
        if (Queries.isQuery(head, fields, field)) {
            return queried(fields, field);
        }
        BigDecimal fixed = fields.numberFrom(new BigDecimal("0.0"), field);
        if (fixed != null && fixed.compareTo(BigDecimal.valueOf(100)) > 0) {
            fields.schema("Maximum value is 100.0", field);
        }
        return source(head, fields, field, fixed);
    }

    private static @Nullable NumberSource queried(Fields fields, String field) {
        JsonataQuery query = Queries.query(fields, field, Offered.INPUT);
        return query == null ? null : new NumberSource.Queried(query);
    }

    private static @Nullable NumberSource source(
            StateHead head, Fields fields, String field, @Nullable BigDecimal fixed) {
        if (head.queryLanguage() == QueryLanguage.JSONATA) {
            fields.onlyIn(QueryLanguage.JSON_PATH, field + "Path");
        } else if (fields.has(field + "Path")) {
            OneOf.atMostOne(fields, field, field + "Path");
            PathExpression path = Paths.place(fields, field + "Path", false);
            return path == null ? null : new NumberSource.Found(field + "Path", path);
        }
        return fixed == null ? null : new NumberSource.Fixed(field, fixed);
    }
}
