package io.stepwell.language.jsonata;

/** What a {@link Node} is. */
enum Kind {
    PATH,
    BINARY,
    NEGATION,
    ARRAY,
    OBJECT,
    NAME,
    STRING,
    NUMBER,
    VALUE,
    WILDCARD,
    DESCENDANT,
    PARENT,
    CONDITION,
    BLOCK,
    BIND,
    REGEX,
    FUNCTION,
    VARIABLE,
    LAMBDA,
    PARTIAL,
    PLACEHOLDER,
    APPLY,
    TRANSFORM,
    SORT,
    FILTER,
    INDEX,
    WORD,
    END;

    /** The word the reference's messages use for it. */
    String word() {
        return this == END ? "(end)" : name().toLowerCase(java.util.Locale.ROOT);
    }
}
