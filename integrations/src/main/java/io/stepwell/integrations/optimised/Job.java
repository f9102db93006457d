package io.stepwell.integrations.optimised;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an action has started, and how its end is learned.
 *
 * @param describe the question: an operation and what to ask with
 * @param described where the job is in the answer: {@code Jobs[0]}; empty when the answer is the job
 * @param resultName the member of the task's result that holds the job; null when the job is the result
 * @param status how the job stands
 * @param cancel how it is ended when nobody waits any more; null when it cannot be
 * @param endsWhenGone whether the job has succeeded once the service does not know it any more
 */
record Job(
        Request describe,
        String described,
        @Nullable String resultName,
        Function<Object, Status> status,
        @Nullable Request cancel,
        boolean endsWhenGone) {
    enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /** An operation and where its parameters come from. */
    record Request(String operation, Map<String, Source> parameters) {}

    /** Where a parameter comes from: what the task was given, and what starting the job answered. */
    interface Source {
        @Nullable
        Object of(Map<?, ?> parameters, Map<?, ?> submitted);

        default Source listed() {
            return (parameters, submitted) -> {
                Object value = of(parameters, submitted);
                return value == null ? null : List.of(value);
            };
        }
    }

    static Source submitted(String path) {
        return (_, submitted) -> at(submitted, path);
    }

    static Source parameter(String path) {
        return (parameters, _) -> at(parameters, path);
    }

    static Source text(String text) {
        return (_, _) -> text;
    }

    /** A job that is asked for by one parameter. */
    static Job describedBy(String operation, String parameter, Source source) {
        return new Job(new Request(operation, Map.of(parameter, source)), "", null, _ -> Status.RUNNING, null, false);
    }

    /** The same with one more parameter. */
    Job and(String parameter, Source source) {
        return new Job(more(describe, parameter, source), described, resultName, status, cancel, endsWhenGone);
    }

    private static Request more(Request request, String parameter, Source source) {
        Map<String, Source> more = new LinkedHashMap<>(request.parameters());
        more.put(parameter, source);
        return new Request(request.operation(), more);
    }

    /** The same, found at that place of the answer. */
    Job at(String path) {
        return new Job(describe, path, resultName, status, cancel, endsWhenGone);
    }

    /** The same, as a member of the task's result. */
    Job as(String member) {
        return new Job(describe, described, member, status, cancel, endsWhenGone);
    }

    /** The same, with the status at a place of the job; values are separated by spaces. */
    Job until(String path, String succeeded, String failed) {
        Set<String> good = Set.of(succeeded.split(" "));
        Set<String> bad = Set.of(failed.split(" "));
        return until(job -> {
            String status = String.valueOf(at(job, path));
            return good.contains(status) ? Status.SUCCEEDED : bad.contains(status) ? Status.FAILED : Status.RUNNING;
        });
    }

    Job until(Function<Object, Status> otherStatus) {
        return new Job(describe, described, resultName, otherStatus, cancel, endsWhenGone);
    }

    /** The same, ended by an operation with the parameters of the question. */
    Job cancelledBy(String operation) {
        return cancelledBy(new Request(operation, describe.parameters()));
    }

    Job cancelledBy(String operation, String parameter, Source source) {
        return cancelledBy(new Request(operation, Map.of(parameter, source)));
    }

    /** The same, with one more parameter when it is ended. */
    Job cancelledWith(String parameter, Source source) {
        return cancel == null ? this : cancelledBy(more(cancel, parameter, source));
    }

    private Job cancelledBy(Request request) {
        return new Job(describe, described, resultName, status, request, endsWhenGone);
    }

    /** The same, over when the service does not know it any more. */
    Job orGone() {
        return new Job(describe, described, resultName, status, cancel, true);
    }

    /** The value at a path of member names and list positions, {@code Tasks[0].TaskArn}; null when it leads nowhere. */
    static @Nullable Object at(@Nullable Object tree, String path) {
        Object value = tree;
        for (String step : path.isEmpty() ? List.<String>of() : List.of(path.split("[.\\[]"))) {
            if (step.endsWith("]")) {
                int index = Integer.parseInt(step.substring(0, step.length() - 1));
                value = value instanceof List<?> list && index < list.size() ? list.get(index) : null;
            } else {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return value;
    }
}
