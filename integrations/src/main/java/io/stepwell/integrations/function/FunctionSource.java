package io.stepwell.integrations.function;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where local functions are configured. It is asked before every call, so it must answer soon. */
@FunctionalInterface
public interface FunctionSource {
    /** All functions when that has changed since it was last asked, and at first; null when it has not. */
    @Nullable
    Collection<FunctionConfiguration> changed();

    /**
     * Functions that stay as they are.
     *
     * @throws IllegalArgumentException when two have the same name
     */
    static FunctionSource fixed(Collection<FunctionConfiguration> functions) {
        return new FunctionSource() {
            private @Nullable Collection<FunctionConfiguration> untold = List.copyOf(functions);

            @Override
            public @Nullable Collection<FunctionConfiguration> changed() {
                Collection<FunctionConfiguration> told = untold;
                untold = null;
                return told;
            }
        };
    }
}
