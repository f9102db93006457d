package io.stepwell.runtime.partition;

/**
 * How much work a partition takes at a time, and how many starts may wait, so that nobody waits long. Numbers alone would hide an
 * overload behind ever later answers: 10,000 starts of executions with a thousand states each are a minute of work. So
 * both follow what the partition does in a time, measured while it has enough to do. For the partition's thread;
 * {@link #room} for any.
 */
final class Pace {
    /** How long the last in the queue may have to wait, in milliseconds. */
    static final int WAIT_MILLIS_MAX = 1_000;

    /** So many may wait although it takes longer: what a slow moment of the machine must not refuse. */
    static final int ROOM_PATIENT = 256;

    /** How long the last of those may have to wait, in milliseconds: clients give up some time. */
    static final int PATIENCE_MILLIS_MAX = 2_000;

    /** So many may always wait: a handful of clients is never too much. */
    static final int ROOM_MIN = 32;

    /** How long a round decides, in milliseconds: what comes meanwhile waits for its end, and all of it for its commit. */
    static final int ROUND_MILLIS = 8;

    static final int ROUND_MIN = 8;
    static final int ROUND_MAX = 512;

    /** Long executions are begun in bursts: a shorter memory would let in as many as the best moment could serve. */
    private static final long WINDOW_MILLIS = 250;

    private static final double WEIGHT_OF_THE_LAST = 0.25;

    private final int roomMax;
    private volatile int room;
    private double perMilli;
    private boolean isBusy;
    private long windowBegan;
    private long taken;

    private int round = ROUND_MAX;
    private long decided;
    private long decidingMillis;

    Pace(int roomMax) {
        this.roomMax = roomMax;
        this.room = roomMax;
    }

    /** How many starts may wait. */
    int room() {
        return room;
    }

    /** How much to take at a time. */
    int round() {
        return round;
    }

    /**
     * The partition has taken starts.
     *
     * @param starts how many; those that were taken before are done
     * @param moreWaits whether it left some
     */
    void took(int starts, boolean moreWaits, long nowMillis) {
        if (nowMillis < windowBegan) {
            begin(nowMillis);
        } else if (nowMillis - windowBegan >= WINDOW_MILLIS) {
            learn(nowMillis - windowBegan);
            begin(nowMillis);
        }
        taken += starts;
        isBusy &= moreWaits;
    }

    private void begin(long nowMillis) {
        windowBegan = nowMillis;
        taken = 0;
        isBusy = true;
    }

    /** A window in which there was not always something left to do tells no speed, only that there is room for more. */
    private void learn(long millis) {
        if (!isBusy) {
            room = Math.min(roomMax, 2 * room);
            return;
        }
        double last = taken / (double) millis;
        perMilli = perMilli == 0 ? last : perMilli + WEIGHT_OF_THE_LAST * (last - perMilli);
        double patiently = Math.min(ROOM_PATIENT, perMilli * PATIENCE_MILLIS_MAX);
        room = Math.clamp((long) Math.max(patiently, perMilli * WAIT_MILLIS_MAX), ROOM_MIN, roomMax);
    }

    /** The partition has decided about what it took. */
    void decided(int works, long millis) {
        decided += works;
        decidingMillis += Math.max(0, millis);
        if (decidingMillis >= ROUND_MILLIS) {
            round = Math.clamp(decided * ROUND_MILLIS / decidingMillis, ROUND_MIN, ROUND_MAX);
            decided = 0;
            decidingMillis = 0;
        }
    }
}
