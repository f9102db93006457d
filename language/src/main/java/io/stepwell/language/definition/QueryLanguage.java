package io.stepwell.language.definition;

/** The language of the expressions of a state (ASL section "QueryLanguage"). */
public enum QueryLanguage {
    JSON_PATH("JSONPath"),
    JSONATA("JSONata");

    private final String text;

    QueryLanguage(String text) {
        this.text = text;
    }

    /** The value in a definition. */
    public String text() {
        return text;
    }
}
