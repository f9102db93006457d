package io.stepwell.language.choice;

/** How a variable has to stand to a value. */
public enum Relation {
    EQUALS,
    LESS_THAN,
    GREATER_THAN,
    LESS_THAN_EQUALS,
    GREATER_THAN_EQUALS,
    MATCHES;

    boolean holds(ValueKind kind, Object left, Object right) {
        return switch (this) {
            case EQUALS -> kind.compare(left, right) == 0;
            case LESS_THAN -> kind.compare(left, right) < 0;
            case GREATER_THAN -> kind.compare(left, right) > 0;
            case LESS_THAN_EQUALS -> kind.compare(left, right) <= 0;
            case GREATER_THAN_EQUALS -> kind.compare(left, right) >= 0;
            case MATCHES -> ((Wildcard) right).matches((String) left);
        };
    }
}
