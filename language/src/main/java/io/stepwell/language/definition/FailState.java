package io.stepwell.language.definition;

import io.stepwell.language.data.Failure;
import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.TextSource;
import org.jspecify.annotations.Nullable;

/**
 * Ends its group with an error (ASL section "Fail State").
 *
 * @param error where the error name comes from; null for none
 * @param cause where the cause comes from; null for none
 */
public record FailState(
        StateHead head,
        @Nullable TextSource error,
        @Nullable TextSource cause) implements State {
    @Override
    public StateType type() {
        return StateType.FAIL;
    }

    /** The error and cause the state raises. */
    public Failure failure(Scope scope) throws StateFailure {
        scope.seen(FlowStep.EFFECTIVE_INPUT, scope.input());
        return new Failure(
                error == null ? null : error.text(scope.input(), scope),
                cause == null ? null : cause.text(scope.input(), scope));
    }
}
