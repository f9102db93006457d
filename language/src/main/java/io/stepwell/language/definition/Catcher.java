package io.stepwell.language.definition;

import io.stepwell.language.data.ResultPlacement;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.json.Json;
import java.util.List;

/**
 * Where to go after an error (ASL section "Fallback States").
 *
 * @param errorEquals the error names it takes
 * @param resultPath where the error output goes
 * @param next the state that follows
 */
public record Catcher(List<String> errorEquals, ResultPlacement resultPath, String next) {
    /** What the next state gets: the state's raw input with the error output placed in it. */
    public StateResult apply(Scope scope, Json errorOutput) throws StateFailure {
        return StateResult.of(resultPath.place(scope.input(), errorOutput));
    }
}
