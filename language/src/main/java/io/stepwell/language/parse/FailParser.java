package io.stepwell.language.parse;

import io.stepwell.language.data.Expression;
import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.TextSource;
import io.stepwell.language.definition.FailState;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.StateHead;
import org.jspecify.annotations.Nullable;

/** Fail states. */
final class FailParser {
    private FailParser() {}

    static FailState parse(StateHead head, Fields fields, StateParser states) {
        states.terminal();
        return new FailState(head, text("Error", head, fields), text("Cause", head, fields));
    }

    private static @Nullable TextSource text(String field, StateHead head, Fields fields) {
        if (head.queryLanguage() == QueryLanguage.JSONATA) {
            fields.onlyIn(QueryLanguage.JSON_PATH, field + "Path");
        }
        if (Queries.isQuery(head, fields, field)) {
            JsonataQuery query = Queries.query(fields, field, Offered.INPUT);
            return query == null ? null : new TextSource.Queried(query);
        }
        String fixed = fields.string(field);
        if (head.queryLanguage() == QueryLanguage.JSON_PATH) {
            Suspicions.ofFixed(fields, field, fixed);
        }
        if (head.queryLanguage() == QueryLanguage.JSON_PATH && fields.has(field + "Path")) {
            OneOf.atMostOne(fields, field, field + "Path");
            Expression expression = Paths.expression(fields, field + "Path");
            return expression == null ? null : new TextSource.Found(field + "Path", expression);
        }
        return fixed == null ? null : new TextSource.Fixed(fixed);
    }
}
