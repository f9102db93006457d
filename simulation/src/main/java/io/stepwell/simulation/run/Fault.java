package io.stepwell.simulation.run;

/** A promise was broken. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Fault(String what) {
        super(what);
    }
}
