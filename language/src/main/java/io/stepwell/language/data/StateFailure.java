package io.stepwell.language.data;

import org.jspecify.annotations.Nullable;

/**
 * A state failed while it was evaluated: a workflow failure, never a fault of this program.
 *
 * <p>Most causes on AWS begin with {@code An error occurred while executing the state 'X' (entered at the event
 * id #n).}; only the engine knows the event id, so a failure says whether it wants that preface.
 */
public final class StateFailure extends Exception {
    private static final long serialVersionUID = 1;
    private final String error;
    private final @Nullable String cause;
    private final boolean prefaced;
    private final @Nullable String location;
    private final boolean afterEntry;

    private StateFailure(
            String error, @Nullable String cause, boolean prefaced, @Nullable String location, boolean afterEntry) {
        super(error + ": " + cause, null, false, false);
        this.error = error;
        this.cause = cause;
        this.prefaced = prefaced;
        this.location = location;
        this.afterEntry = afterEntry;
    }

    /** A failure whose cause gets the preface that names the state and its entry event. */
    public static StateFailure inState(String error, String detail) {
        return new StateFailure(error, detail, true, null, false);
    }

    /** A {@link ErrorNames#RUNTIME} failure with the preface. */
    public static StateFailure runtime(String detail) {
        return inState(ErrorNames.RUNTIME, detail);
    }

    /** A failure whose cause stands as it is. */
    public static StateFailure plain(String error, @Nullable String cause) {
        return new StateFailure(error, cause, false, null, false);
    }

    /**
     * A {@link ErrorNames#QUERY_EVALUATION_ERROR} with the preface.
     *
     * @param location the field, for instance {@code Output/error}; null when no field is to blame
     */
    public static StateFailure query(String detail, @Nullable String location) {
        return new StateFailure(ErrorNames.QUERY_EVALUATION_ERROR, detail, true, location, false);
    }

    /** The same for a value that an expression gave and the state cannot use; see {@link #isAfterEntry}. */
    public static StateFailure unusable(String detail, String location) {
        return new StateFailure(ErrorNames.QUERY_EVALUATION_ERROR, detail, true, location, true);
    }

    /** The error name, for instance {@code States.Runtime}. */
    public String error() {
        return error;
    }

    /** The field that failed, for instance {@code Output/error}; null when none is to blame. */
    public @Nullable String location() {
        return location;
    }

    /**
     * Whether history shows it as a consequence of the entry of the state. AWS shows an expression that fails before
     * the state does anything next to that entry, as a consequence of what came before it.
     */
    public boolean isAfterEntry() {
        return afterEntry;
    }

    /** The cause without the preface that names the state and its entry. */
    public @Nullable String detail() {
        return cause;
    }

    /** The cause as AWS words it, for the state with this name entered at this event. */
    public @Nullable String cause(String stateName, long enteredEventId) {
        return prefaced
                ? "An error occurred while executing the state '" + stateName + "' (entered at the event id #"
                        + enteredEventId + "). " + cause
                : cause;
    }
}
