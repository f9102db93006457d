package io.stepwell.engine;

/**
 * The time and the chance of one decision.
 *
 * @param millis milliseconds since the epoch
 * @param seed the source of all randomness of the decision
 * @param patient whether expressions may take their time; otherwise one that wants much work breaks the decision off with
 *     {@link io.stepwell.language.data.Impatience}, and it has to be made again, patiently
 */
public record Moment(long millis, long seed, boolean patient) {
    /** The same, but no earlier than this: a clock that was turned back does not turn back an execution. */
    public Moment notBefore(long earliestMillis) {
        return millis >= earliestMillis ? this : new Moment(earliestMillis, seed, patient);
    }

    /** A patient moment. */
    public Moment(long millis, long seed) {
        this(millis, seed, true);
    }
}
