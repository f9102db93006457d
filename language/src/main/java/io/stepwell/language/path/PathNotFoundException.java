package io.stepwell.language.path;

/**
 * A path leads to nothing in a tree: an everyday outcome, so it carries no stack trace.
 *
 * <p>The message is worded as AWS shows it, for instance {@code No results for path: $['a']} for a missing leaf and
 * {@code Missing property in path $['a']} for a missing step before it.
 */
public final class PathNotFoundException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean pastTheEnd;

    PathNotFoundException(String message) {
        this(message, false);
    }

    PathNotFoundException(String message, boolean pastTheEnd) {
        super(message, null, false, false);
        this.pastTheEnd = pastTheEnd;
    }

    /** Whether all that is missing is an element: the path ends with an index, and the array it leads to is too short. */
    public boolean isPastTheEnd() {
        return pastTheEnd;
    }
}
