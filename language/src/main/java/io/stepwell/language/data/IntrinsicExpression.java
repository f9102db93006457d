package io.stepwell.language.data;

import io.stepwell.language.intrinsic.IntrinsicCall;
import io.stepwell.language.intrinsic.IntrinsicFailure;
import io.stepwell.language.json.Json;
import io.stepwell.language.path.PathNotFoundException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call of an intrinsic function, {@code States.Format('{}', $.a)} (ASL section "Intrinsic Functions").
 *
 * @param call the compiled call
 * @param place what tells this call from others of the same state, so that each draws its own random numbers
 */
public record IntrinsicExpression(IntrinsicCall call, long place) implements Expression {
    /**
     * Compiles a call.
     *
     * @param paths is told every path among the arguments
     * @throws io.stepwell.language.intrinsic.IntrinsicSyntaxException when the text is not a call
     */
    public static IntrinsicExpression compile(String text, long place, Consumer<PathExpression> paths) {
        IntrinsicCall call = IntrinsicCall.compile(text, argument -> {
            PathExpression path = PathExpression.compile(argument);
            paths.accept(path);
            return path;
        });
        return new IntrinsicExpression(call, place);
    }

    @Override
    public String text() {
        return call.text();
    }

    @Override
    public @Nullable Object value(Json input, Scope scope) throws StateFailure {
        Arguments arguments = new Arguments(input, scope);
        try {
            return call.evaluate(arguments, scope.seedAt(place));
        } catch (IntrinsicFailure e) {
            throw StateFailure.inState(ErrorNames.INTRINSIC_FAILURE, String.valueOf(e.getMessage()));
        } catch (PathNotFoundException e) {
            throw arguments.lastIsMissing();
        }
    }

    @Override
    public Json document(Json input, Scope scope) {
        return input;
    }

    /** Gives the paths among the arguments their values, one evaluation long. */
    private static final class Arguments implements IntrinsicCall.PathResolver {
        private final Json input;
        private final Scope scope;
        private @Nullable PathExpression last;

        Arguments(Json input, Scope scope) {
            this.input = input;
            this.scope = scope;
        }

        @Override
        public @Nullable Object resolve(Object compiledPath) throws PathNotFoundException {
            PathExpression path = (PathExpression) compiledPath;
            last = path;
            return path.value(input, scope);
        }

        StateFailure lastIsMissing() {
            PathExpression path = Objects.requireNonNull(last);
            return StateFailure.runtime("The JsonPath argument for the field '" + path.text()
                    + "' could not be found in the input '"
                    + path.document(input, scope).text() + "'");
        }
    }
}
