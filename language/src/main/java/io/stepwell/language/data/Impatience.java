package io.stepwell.language.data;

/**
 * An expression wants more work than a decision in a hurry may do. This is no failure of the state: the decision is to
 * be made again, from the same execution, with patience and where nobody waits for it.
 */
public final class Impatience extends RuntimeException {
    private static final long serialVersionUID = 1;

    Impatience(String field) {
        super("the expression of the field '" + field + "' takes long", null, false, false);
    }
}
