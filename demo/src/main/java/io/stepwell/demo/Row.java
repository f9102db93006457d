package io.stepwell.demo;

import java.time.Duration;

/**
 * One order on the screen.
 *
 * @param title what is special about it
 * @param state the states it is in, or how it ended
 */
record Row(String id, String title, Mark mark, String state, Duration time) {
    /** How it stands. */
    enum Mark {
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
