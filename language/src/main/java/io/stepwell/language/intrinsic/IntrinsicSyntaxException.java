package io.stepwell.language.intrinsic;

/** A text is not a call of an intrinsic function. The message says what was expected, where, and in which text. */
public final class IntrinsicSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN_CHARS_MAX = 200;
    private final int position;

    IntrinsicSyntaxException(String detail, String text, int position) {
        super(detail + " at position " + position + " of the intrinsic function call '" + shown(text) + "'");
        this.position = position;
    }

    /** Where the fault is: an index into the text, from 0. */
    public int position() {
        return position;
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "…";
    }
}
