package io.stepwell.runtime.world;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * All that a node does not decide itself. The same world, store and requests give the same run.
 *
 * @param clock the time
 * @param threads who does the work
 * @param chance the source of secrets, ids and seeds; used by several threads unless {@code threads} has only one
 */
public record World(InstantSource clock, Threads threads, RandomGenerator chance) {
    /** The real world, with this clock. */
    public static World real(InstantSource clock) {
        return new World(clock, new RealThreads(), new SecureRandom());
    }

    /** A new random UUID. */
    public UUID uuid() {
        long most = (chance.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long least = (chance.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
        return new UUID(most, least);
    }
}
