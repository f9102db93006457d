package io.stepwell.language.definition;

import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.json.Json;
import java.util.List;

/**
 * Where to go after an error (ASL section "Fallback States").
 *
 * @param errorEquals the error names it takes
 * @param out what becomes of the error output
 * @param next the state that follows
 */
public record Catcher(List<String> errorEquals, OutputFlow out, String next) {
    /** What the next state gets: the raw input with the error output placed in it by ResultPath, or Output. */
    public StateResult apply(Scope scope, Json errorOutput) throws StateFailure {
        return out.output(scope.withErrorOutput(errorOutput), errorOutput);
    }
}
