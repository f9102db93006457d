package io.stepwell.simulation.machine;

/** Something that can be given a turn. */
abstract class Turn {
    final String name;

    /** It is in the middle of a turn. */
    boolean busy;

    /** It wants no more turns. */
    boolean gone;

    Turn(String name) {
        this.name = name;
    }

    abstract boolean isReady();

    /** When it is ready at the latest, if nothing else happens; {@link Long#MAX_VALUE} for never. */
    abstract long readyAtMillis();

    abstract void take() throws InterruptedException;
}
