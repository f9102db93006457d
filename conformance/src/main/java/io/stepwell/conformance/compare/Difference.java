package io.stepwell.conformance.compare;

/**
 * One place where an answer is not what is expected.
 *
 * @param path where, such as {@code get_execution_history.events[3].type}
 * @param expected the expected value's JSON text, or a word for its absence
 * @param actual likewise
 */
public record Difference(String path, String expected, String actual) {
    private static final int TEXT_LENGTH_MAX = 400;

    @Override
    public String toString() {
        return path + "\n      expected " + shortened(expected) + "\n      actual   " + shortened(actual);
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_LENGTH_MAX ? text : text.substring(0, TEXT_LENGTH_MAX) + " ...";
    }
}
