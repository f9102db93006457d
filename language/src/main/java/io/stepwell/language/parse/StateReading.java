package io.stepwell.language.parse;

import io.stepwell.language.data.PathExpression;
import java.util.SortedSet;
import java.util.TreeSet;

/** The state whose fields are being read: what all its parts have in common. */
final class StateReading {
    private final String location;
    private final VariableScope scope;
    private final SortedSet<String> variablesRead = new TreeSet<>();

    /**
     * A state.
     *
     * @param location where it stands, {@code /States/A}
     * @param scope the variables of the group of states it belongs to
     */
    StateReading(String location, VariableScope scope) {
        this.location = location;
        this.scope = scope;
    }

    /** A location in the state as history shows it: {@code Output/error} for {@code /States/A/Output/error}. */
    String withinState(String absolute) {
        return absolute.substring(location.length() + 1);
    }

    VariableScope scope() {
        return scope;
    }

    /** An expression of the state reads a variable. */
    void reads(String variable) {
        variablesRead.add(variable);
    }

    /** A path of the state may read a variable. */
    void reads(PathExpression path) {
        if (path.variable() != null) {
            variablesRead.add(path.variable());
        }
    }

    SortedSet<String> variablesRead() {
        return variablesRead;
    }
}
