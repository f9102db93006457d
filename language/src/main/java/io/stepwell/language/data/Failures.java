package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.path.PathNotFoundException;

/** The sentences with which AWS reports that an expression failed. */
public final class Failures {
    private Failures() {}

    /** A path of the state itself (InputPath, OutputPath, TimeoutSecondsPath …) leads nowhere. */
    public static StateFailure invalidPath(PathExpression path, PathNotFoundException e) {
        return StateFailure.runtime("Invalid path '" + path.text() + "' : " + e.getMessage());
    }

    /** The expression of one field leads nowhere in the document it looks into. */
    public static StateFailure notFound(Expression expression, String field, Json document) {
        return StateFailure.runtime("The JSONPath '" + expression.text() + "' specified for the field '" + field
                + "' could not be found in the input '" + document.text() + "'");
    }
}
