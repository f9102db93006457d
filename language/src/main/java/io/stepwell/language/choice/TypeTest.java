package io.stepwell.language.choice;

import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.json.Json;
import io.stepwell.language.path.PathNotFoundException;

/**
 * What a variable is: {@code IsNull}, {@code IsPresent} and their like.
 *
 * @param expected the value in the rule: whether the variable has to be that or has not to be
 */
public record TypeTest(PathExpression variable, Type type, boolean expected) implements Condition {
    /** What can be asked. */
    public enum Type {
        NULL,
        PRESENT,
        STRING,
        NUMERIC,
        BOOLEAN,
        TIMESTAMP
    }

    @Override
    public boolean holds(Json input, Scope scope) throws StateFailure {
        boolean is = switch (type) {
            case PRESENT -> present(input, scope);
            case NULL -> Operand.find(variable, input, scope) == null;
            case STRING -> is(ValueKind.STRING, input, scope);
            case NUMERIC -> is(ValueKind.NUMERIC, input, scope);
            case BOOLEAN -> is(ValueKind.BOOLEAN, input, scope);
            case TIMESTAMP -> is(ValueKind.TIMESTAMP, input, scope);
        };
        return is == expected;
    }

    private boolean is(ValueKind kind, Json input, Scope scope) throws StateFailure {
        return kind.read(Operand.find(variable, input, scope)) != null;
    }

    private boolean present(Json input, Scope scope) {
        try {
            variable.value(input, scope);
            return true;
        } catch (PathNotFoundException e) {
            return false;
        }
    }
}
