package io.stepwell.runtime.world;

/**
 * Work that goes on in steps. A step does what there is to do and says how long to rest; the resting is left to whoever
 * drives the loop: a thread waits, a simulation turns to something else.
 */
public interface Loop {
    /** Does what there is to do now, without waiting for more. */
    Rest step() throws InterruptedException;

    /** Waits as long as the last step said, or until there is new work. */
    void rest(Rest rest) throws InterruptedException;

    /** Whether no further step is wanted. */
    boolean isOver();

    /** The loop is over: nobody calls {@link #step} any more. */
    default void end() {}
}
