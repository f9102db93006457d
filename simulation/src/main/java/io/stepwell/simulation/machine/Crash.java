package io.stepwell.simulation.machine;

/** The process is dead. It unwinds everything; no code of the program may stop it. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1;

    public Crash(String where) {
        super(where, null, false, false);
    }
}
