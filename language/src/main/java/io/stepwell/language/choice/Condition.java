package io.stepwell.language.choice;

import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.json.Json;
import java.util.List;

/** Whether a way is taken: comparisons, joined by And, Or and Not (ASL section "Choice Rules"). */
public sealed interface Condition
        permits Condition.And, Condition.Or, Condition.Not, Condition.Fixed, Condition.Queried, Comparison, TypeTest {
    /**
     * Whether the condition holds.
     *
     * @param input the state's effective input
     * @throws StateFailure when a path leads nowhere
     */
    boolean holds(Json input, Scope scope) throws StateFailure;

    /** All of them; the first that does not hold ends the evaluation. */
    record And(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Json input, Scope scope) throws StateFailure {
            for (Condition part : parts) {
                if (!part.holds(input, scope)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Any of them; the first that holds ends the evaluation. */
    record Or(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Json input, Scope scope) throws StateFailure {
            for (Condition part : parts) {
                if (part.holds(input, scope)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A condition that is written as true or false. */
    record Fixed(boolean value) implements Condition {
        @Override
        public boolean holds(Json input, Scope scope) {
            return value;
        }
    }

    /** A JSONata expression that gives true or false. */
    record Queried(JsonataQuery query) implements Condition {
        @Override
        public boolean holds(Json input, Scope scope) throws StateFailure {
            return query.truth(scope);
        }
    }

    /** Its contrary. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Json input, Scope scope) throws StateFailure {
            return !part.holds(input, scope);
        }
    }
}
