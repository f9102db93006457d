package io.stepwell.language.choice;

import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.json.Json;

/**
 * A variable compared with a value, for instance {@code NumericLessThan} or {@code StringEqualsPath}. It does not
 * hold when either side is of another kind.
 */
public record Comparison(PathExpression variable, ValueKind kind, Relation relation, Operand operand)
        implements Condition {
    @Override
    public boolean holds(Json input, Scope scope) throws StateFailure {
        Object left = kind.read(Operand.find(variable, input, scope));
        Object right = operand.value(kind, input, scope);
        return left != null && right != null && relation.holds(kind, left, right);
    }
}
