package io.stepwell.api.history;

import io.stepwell.api.wire.Answer;
import io.stepwell.engine.event.Event;
import io.stepwell.language.definition.TaskResource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of tasks: LambdaFunction*, Activity* or Task* events, by the kind of resource. */
final class TaskEntries {
    private final Payloads payloads;
    private final String region;

    TaskEntries(Payloads payloads, String region) {
        this.payloads = payloads;
        this.region = region;
    }

    Entry scheduled(Event.TaskScheduled scheduled) {
        TaskResource resource = scheduled.resource();
        Answer details = switch (resource.kind()) {
            case LAMBDA_FUNCTION, ACTIVITY ->
                payloads.set(Answer.empty().set("resource", resource.arn()), "input", scheduled.parameters());
            case SERVICE ->
                payloads.setAlone(serviceDetails(resource), "parameters", scheduled.parameters())
                        .set("region", region);
        };
        details.setIfPresent("timeoutInSeconds", scheduled.timeoutSeconds());
        if (resource.kind() != TaskResource.Kind.LAMBDA_FUNCTION) {
            details.setIfPresent("heartbeatInSeconds", scheduled.heartbeatSeconds());
        }
        if (resource.kind() != TaskResource.Kind.ACTIVITY && scheduled.roleArn() != null) {
            details.set("taskCredentials", Map.of("roleArn", scheduled.roleArn()));
        }
        return entry(resource, "Scheduled", details);
    }

    static Entry started(Event.TaskStarted started) {
        TaskResource resource = started.resource();
        return switch (resource.kind()) {
            case LAMBDA_FUNCTION -> Entry.bare("LambdaFunctionStarted");
            case ACTIVITY ->
                entry(resource, "Started", Answer.empty().setIfPresent("workerName", started.workerName()));
            case SERVICE -> entry(resource, "Started", serviceDetails(resource));
        };
    }

    Entry submitted(Event.TaskSubmitted submitted) {
        Answer details = payloads.set(serviceDetails(submitted.resource()), "output", submitted.output());
        return Entry.detailed("TaskSubmitted", details);
    }

    Entry succeeded(Event.TaskSucceeded succeeded) {
        TaskResource resource = succeeded.resource();
        return entry(resource, "Succeeded", payloads.set(commonDetails(resource), "output", succeeded.output()));
    }

    /** The task failed or timed out. */
    static Entry ended(String how, TaskResource resource, @Nullable String error, @Nullable String cause) {
        Answer details = commonDetails(resource).setIfPresent("error", error).setIfPresent("cause", cause);
        return entry(resource, how, details);
    }

    private static Entry entry(TaskResource resource, String what, Answer details) {
        return Entry.detailed(family(resource) + what, details);
    }

    private static String family(TaskResource resource) {
        return switch (resource.kind()) {
            case LAMBDA_FUNCTION -> "LambdaFunction";
            case ACTIVITY -> "Activity";
            case SERVICE -> "Task";
        };
    }

    private static Answer commonDetails(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.SERVICE ? serviceDetails(resource) : Answer.empty();
    }

    private static Answer serviceDetails(TaskResource resource) {
        return Answer.empty().set("resourceType", resource.resourceType()).set("resource", resource.action());
    }
}
