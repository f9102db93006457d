package io.stepwell.language.parse;

import io.stepwell.language.definition.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that the states of one group assign. States inside a Parallel or Map see the variables around them
 * and may not assign to their names (ASL section "Variable Scope").
 */
final class VariableScope {
    private record Assigned(String name, String location, SourcePosition position) {}

    private final List<Assigned> assigned = new ArrayList<>();
    private final List<VariableScope> inner = new ArrayList<>();
    private final List<VariableScope> apart = new ArrayList<>();

    /** The scope of a group of states inside a state of this one. */
    VariableScope open() {
        VariableScope scope = new VariableScope();
        inner.add(scope);
        return scope;
    }

    /** The scope of a group of states that sees nothing of this one (Developer Guide, "Variable scope"). */
    VariableScope openApart() {
        VariableScope scope = new VariableScope();
        apart.add(scope);
        return scope;
    }

    /** A state of the group assigns to this name. */
    void assign(String name, String location, SourcePosition position) {
        assigned.add(new Assigned(name, location, position));
    }

    /** Reports, once all groups are read, the names that belong to an outer scope. */
    void check(Problems problems) {
        check(new HashMap<>(), problems);
    }

    private void check(Map<String, Integer> outer, Problems problems) {
        for (Assigned one : assigned) {
            if (outer.containsKey(one.name())) {
                problems.add(
                        Problems.SCHEMA,
                        "The variable '" + one.name() + "' is already assigned in an outer scope",
                        one.location(),
                        one.position());
            }
        }
        assigned.forEach(one -> outer.merge(one.name(), 1, Integer::sum));
        inner.forEach(scope -> scope.check(outer, problems));
        apart.forEach(scope -> scope.check(problems));
        assigned.forEach(one -> outer.computeIfPresent(one.name(), (name, count) -> count == 1 ? null : count - 1));
    }
}
