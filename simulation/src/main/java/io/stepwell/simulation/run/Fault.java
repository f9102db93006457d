package io.stepwell.simulation.run;

/** A promise was broken. No code of the program may stop it, so that it ends the run. */
public final class Fault extends AssertionError {
    private static final long serialVersionUID = 1;

    public Fault(String what) {
        super(what);
    }
}
