package io.stepwell.conformance.run;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.cases.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a case needs that nobody here can play. */
final class Needs {
    private Needs() {}

    /** A reason to skip the case, such as {@code needs dynamodb}. */
    static Optional<String> missing(Case subject) {
        Set<String> services = new TreeSet<>();
        addServices(subject.steps(), services);
        return services.isEmpty() ? Optional.empty() : Optional.of("needs " + String.join(", ", services));
    }

    private static void addServices(List<Step> steps, Set<String> services) {
        for (Step step : steps) {
            switch (step) {
                case Step.Call call when !Calls.offers(call.service()) -> services.add(call.service());
                case Step.Background(List<Step> inner) -> addServices(inner, services);
                case Step.Call _,
                        Step.Await _,
                        Step.AwaitLogs _,
                        Step.Worker _,
                        Step.CollectBodies _,
                        Step.EventRule _,
                        Step.Match _ -> {}
            }
        }
    }
}
