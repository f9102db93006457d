package io.stepwell.api.operation;

import io.stepwell.api.wire.RequestFault;

/** The rules for names of state machines, executions and activities, as CreateStateMachine documents them. */
final class Names {
    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    private Names() {}

    /**
     * Gives the name back.
     *
     * @throws RequestFault {@code InvalidName} for white space, brackets, wildcards, special and control characters
     */
    static String check(String name) {
        boolean fine = name.codePoints().allMatch(Names::allowed);
        if (!fine) {
            throw RequestFault.client("InvalidName", "Invalid Name: '" + name + "'");
        }
        return name;
    }

    private static boolean allowed(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
        boolean noCharacter = c == 0xFFFE || c == 0xFFFF || c == Character.MAX_CODE_POINT;
        return !blank && !surrogate && !noCharacter && !Character.isISOControl(c) && FORBIDDEN.indexOf(c) < 0;
    }
}
