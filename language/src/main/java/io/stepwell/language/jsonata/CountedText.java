package io.stepwell.language.jsonata;

/**
 * Text for a regular expression to look at: every character looked at is paid for, so that a pattern that would
 * backtrack for ever stops.
 */
final class CountedText implements CharSequence {
    private static final int LOOKS_PER_UNIT = 4;

    private final CharSequence text;
    private final Meter meter;
    private int looks;

    CountedText(CharSequence text, Meter meter) {
        this.text = text;
        this.meter = meter;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks == LOOKS_PER_UNIT) {
            looks = 0;
            meter.step();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
