package io.stepwell.language.jsonata;

/**
 * What one evaluation may use. Everything is counted, nothing is timed, so that an evaluation that fails for its budget
 * fails the same way on every machine.
 *
 * @param depth how deep evaluation may nest, in nodes of the expression
 * @param outputBytes bound of the result, in bytes of compact JSON, approximately
 * @param workUnits bound of the work; one unit is one evaluated node, sixteen copied characters or four copied elements,
 *     about 30 ns
 * @param heapBytes bound of all that is allocated on the way, approximately
 */
public record JsonataBudget(int depth, long outputBytes, long workUnits, long heapBytes) {
    private static final JsonataBudget HURRIED = new JsonataBudget(1_000, 16L << 20, 100_000, 64L << 20);
    private static final JsonataBudget AWS = new JsonataBudget(1_000, 16L << 20, 20_000_000, 256L << 20);

    /** What AWS is known to allow, one second, expressed in work, and bounds of our own where AWS names none. */
    public static JsonataBudget aws() {
        return AWS;
    }

    /** A budget of a few milliseconds, for an evaluation that others wait for. */
    public static JsonataBudget hurried() {
        return HURRIED;
    }
}
