package io.stepwell.language.intrinsic;

import io.stepwell.language.path.PathNotFoundException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A compiled call of an intrinsic function, for instance {@code States.Format('Hello {}', $.name)} (ASL section
 * "Intrinsic Functions", its Appendix B; AWS guide "Intrinsic functions for JSONPath states").
 */
public final class IntrinsicCall {
    private final String text;
    private final Invocation root;

    private IntrinsicCall(String text, Invocation root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Compiles a call.
     *
     * @param paths compiles the paths among the arguments; a {@link
     *     io.stepwell.language.path.JsonPathSyntaxException} of its own becomes an {@link IntrinsicSyntaxException}
     * @throws IntrinsicSyntaxException for wrong syntax, an unknown function, a wrong number of arguments, a bad path
     */
    public static IntrinsicCall compile(String text, PathCompiler paths) {
        return new IntrinsicCall(text, new IntrinsicParser(text, paths).parse());
    }

    /** The call as the definition has it. */
    public String text() {
        return text;
    }

    /**
     * The value of the call: a plain JSON tree.
     *
     * @param seed of the chance that {@code States.UUID} and an unseeded {@code States.MathRandom} take; equal seeds
     *     give equal values, so two calls of one state need two seeds
     * @throws IntrinsicFailure when an argument is not what a function takes
     * @throws PathNotFoundException as the resolver threw it
     */
    public @Nullable Object evaluate(PathResolver resolver, long seed) throws IntrinsicFailure, PathNotFoundException {
        try {
            return root.value(new Evaluation(resolver, new SplittableRandom(seed), new MadeSize()));
        } catch (IntrinsicFault e) {
            throw new IntrinsicFailure("The function '" + text + "' had the following error: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /** Compiles the paths among the arguments. */
    @FunctionalInterface
    public interface PathCompiler {
        /** A compiled path for {@code $.a}, {@code $$.x} or {@code $name.b}; what it is, only the caller knows. */
        Object compile(String path);
    }

    /** Gives paths their values. */
    @FunctionalInterface
    public interface PathResolver {
        /** The value a path leads to: a plain JSON tree. */
        @Nullable
        Object resolve(Object compiledPath) throws PathNotFoundException;
    }
}
