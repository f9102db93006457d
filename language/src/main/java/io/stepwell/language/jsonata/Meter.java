package io.stepwell.language.jsonata;

/**
 * Counts what an evaluation uses and stops it when its {@linkplain JsonataBudget budget} is spent. Every loop whose
 * length the data decide, and everything that allocates in proportion to them, passes here.
 */
final class Meter {
    private static final int REFERENCE_BYTES = 8;
    private static final int ELEMENTS_PER_UNIT = 4;
    private static final int CHARACTERS_PER_UNIT = 16;

    private final int depthMax;
    private final long outputBytesMax;
    private int depth;
    private long workLeft;
    private long heapLeft;

    Meter(JsonataBudget budget) {
        depthMax = budget.depth();
        outputBytesMax = budget.outputBytes();
        workLeft = budget.workUnits();
        heapLeft = budget.heapBytes();
    }

    long outputBytesMax() {
        return outputBytesMax;
    }

    /** One unit of work. */
    void step() {
        if (--workLeft < 0) {
            throw Fault.overrun("Expression evaluation timeout: Check for infinite loop");
        }
    }

    void steps(long units) {
        workLeft -= units;
        if (workLeft < 0) {
            throw Fault.overrun("Expression evaluation timeout: Check for infinite loop");
        }
    }

    /** One level deeper; {@link #leave} comes back. A failure does not come back, it ends the evaluation. */
    void enter() {
        if (++depth > depthMax) {
            throw Fault.overrun("Stack overflow error: Check for non-terminating recursive function.  "
                    + "Consider rewriting as tail-recursive. Depth=" + depth + " max=" + depthMax);
        }
    }

    void leave() {
        depth--;
    }

    /** A string of this many characters is about to be made. */
    void characters(long count) {
        steps(count / CHARACTERS_PER_UNIT);
        heap(count);
    }

    /** This many elements are about to be copied or made. */
    void elements(long count) {
        steps(count / ELEMENTS_PER_UNIT);
        heap(count * REFERENCE_BYTES);
    }

    private void heap(long bytes) {
        heapLeft -= bytes;
        if (heapLeft < 0) {
            throw Fault.overrun("Expression evaluation memory limit exceeded: Check for excessive memory usage");
        }
    }
}
