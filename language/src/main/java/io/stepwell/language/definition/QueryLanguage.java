package io.stepwell.language.definition;

/** The language of the expressions of a state (ASL section "QueryLanguage"). */
public enum QueryLanguage {
    JSON_PATH("JSONPath"),
    JSONATA("JSONata");

    private final String text;

    QueryLanguage(String text) {
        this.text = text;
    }

    /** The one that is not this one. */
    public QueryLanguage other() {
        return this == JSON_PATH ? JSONATA : JSON_PATH;
    }

    /** The value in a definition. */
    public String text() {
        return text;
    }
}
