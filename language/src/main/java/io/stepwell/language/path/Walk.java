package io.stepwell.language.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of one indefinite path while it is walked. */
final class Walk {
    private final Evaluation evaluation;
    private final boolean strict;
    private final List<@Nullable Object> results = new ArrayList<>();
    private boolean incomplete;
    private @Nullable String failure;

    /** A walk; a strict one gives nothing at all when an object on the way lacks a member, as "exists" demands. */
    Walk(Evaluation evaluation, boolean strict) {
        this.evaluation = evaluation;
        this.strict = strict;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    void found(@Nullable Object value) {
        if (results.size() >= Evaluation.RESULTS_MAX) {
            throw new EvaluationStopped("The path has more than " + Evaluation.RESULTS_MAX + " results; narrow it");
        }
        results.add(value);
    }

    /** An object on the way has no such member. */
    void missesMember() {
        incomplete |= strict;
    }

    /** A function has no value here. */
    void fails(String reason) {
        failure = reason;
    }

    @Nullable
    String failure() {
        return failure;
    }

    boolean isIncomplete() {
        return incomplete;
    }

    List<@Nullable Object> results() {
        return results;
    }
}
