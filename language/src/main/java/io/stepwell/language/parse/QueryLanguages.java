package io.stepwell.language.parse;

import io.stepwell.language.definition.QueryLanguage;

/** The field {@code QueryLanguage}. */
final class QueryLanguages {
    private QueryLanguages() {}

    /** The language of a state machine or a state; that of the machine when the field is missing or wrong. */
    static QueryLanguage read(Fields fields, QueryLanguage otherwise) {
        String text = fields.string("QueryLanguage");
        if (text == null) {
            return otherwise;
        }
        for (QueryLanguage language : QueryLanguage.values()) {
            if (language.text().equals(text)) {
                return language;
            }
        }
        fields.schema(
                "The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]", "QueryLanguage");
        return otherwise;
    }

    /** The language of a state; a JSONata machine has no JSONPath states. */
    static QueryLanguage ofState(Fields fields, QueryLanguage ofMachine) {
        QueryLanguage language = read(fields, ofMachine);
        if (ofMachine == QueryLanguage.JSONATA && language == QueryLanguage.JSON_PATH) {
            fields.schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
        }
        return language;
    }
}
