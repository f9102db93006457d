package io.stepwell.integrations.optimised;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.SdkOutput;
import io.stepwell.integrations.aws.SdkV1Failures;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.protocol.Protocol;
import io.stepwell.integrations.protocol.UnreadableResponseException;
import io.stepwell.integrations.role.RoleRefusedException;
import io.stepwell.integrations.s3.BucketStore;
import io.stepwell.integrations.sdk.ParameterReader;
import io.stepwell.integrations.sdk.ParametersRefusedException;
import io.stepwell.integrations.sdk.ResultWriter;
import io.stepwell.integrations.sdk.ServiceCaller;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceCatalogue;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The optimised integrations of the services that {@link OptimisedServices} lists. */
public final class OptimisedIntegration implements Integration {
    private final ServiceCatalogue catalogue;
    private final ServiceCaller caller;
    private final BucketStore buckets;

    /** @param buckets where actions that read and write objects find them */
    public OptimisedIntegration(ServiceCatalogue catalogue, ServiceCaller caller, BucketStore buckets) {
        this.catalogue = catalogue;
        this.caller = caller;
        this.buckets = buckets;
    }

    /** An action with its service and the service's model. */
    private record Served(OptimisedService service, OptimisedAction action, ServiceModel model) {
        SdkV1Failures failures() {
            return service.failures(model);
        }

        TaskOutcome.Failed failed(ServiceError error) {
            Shape shape = error.code() == null ? null : model.error(error.code());
            return failures().of(error, shape == null ? null : shape.name());
        }

        TaskOutcome.Failed unreadable(UnreadableResponseException why) {
            return failures()
                    .of(new CallResult.Unreachable("Unable to unmarshall response (" + why.getMessage() + ")"));
        }

        Operation operation(String name) {
            return Objects.requireNonNull(model.operation(name), () -> service.modelName() + " lacks " + name);
        }
    }

    @Override
    public String name() {
        return "optimised";
    }

    @Override
    public String lane(TaskResource resource) {
        return resource.resourceType();
    }

    @Override
    public boolean serves(TaskResource resource) {
        Served served = resource.kind() == TaskResource.Kind.SERVICE ? find(resource) : null;
        return served != null && served.action().patterns().contains(resource.pattern());
    }

    private @Nullable Served find(TaskResource resource) {
        for (OptimisedService service : OptimisedServices.ALL) {
            OptimisedAction action = service.resourceType().equals(resource.resourceType())
                    ? service.action(resource.plainAction())
                    : null;
            ServiceModel model = action == null ? null : catalogue.service(service.modelName());
            if (action != null && model != null) {
                return new Served(service, action, model);
            }
        }
        return null;
    }

    private Served served(TaskCall call) {
        return Objects.requireNonNull(
                find(call.resource()), () -> "not served: " + call.resource().arn());
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        Served served = served(call);
        OptimisedAction action = served.action();
        Operation operation = served.operation(action.operation());
        try {
            if (!(call.parameters().tree() instanceof Map<?, ?> given)) {
                throw new ParametersRefusedException(
                        call.parameters(), List.of("The parameters must be a JSON object"));
            }
            Step.Context context = new Step.Context(call, (name, input) -> other(served, call, name, input), buckets);
            Json parameters = Json.of(action.request().apply(context, members(given)));
            Map<String, @Nullable Object> input = ParameterReader.read(operation.input(), parameters);
            CallResult result = caller.call(served.model(), operation, input, terms(call));
            return switch (result) {
                case CallResult.Answered(ServiceResponse response) ->
                    new TaskOutcome.Succeeded(SdkOutput.of(
                            action.result().apply(context, result(served, operation, response)), response));
                case CallResult.Refused(ServiceError error) -> served.failed(error);
                case CallResult.Unreachable unreachable -> served.failures().of(unreachable);
                case CallResult.TooLarge _ -> tooLarge(call);
            };
        } catch (TaskFailedException failed) {
            return failed.outcome();
        } catch (ParametersRefusedException refused) {
            return refused.outcome();
        } catch (RoleRefusedException refused) {
            return refused.outcome();
        } catch (IllegalArgumentException unusable) {
            return ParametersRefusedException.outcome(call, unusable);
        } catch (UnreadableResponseException unreadable) {
            return served.unreadable(unreadable);
        }
    }

    private Map<String, @Nullable Object> other(
            Served served, TaskCall call, String name, Map<String, @Nullable Object> input)
            throws TaskFailedException, InterruptedException {
        Operation operation = served.operation(name);
        try {
            return switch (caller.call(served.model(), operation, input, terms(call))) {
                case CallResult.Answered(ServiceResponse response) ->
                    Protocol.of(served.model())
                            .members(operation, Objects.requireNonNull(operation.output()), response);
                case CallResult.Refused(ServiceError error) -> throw new TaskFailedException(served.failed(error));
                case CallResult.Unreachable unreachable ->
                    throw new TaskFailedException(served.failures().of(unreachable));
                case CallResult.TooLarge _ -> throw new TaskFailedException(tooLarge(call));
            };
        } catch (RoleRefusedException refused) {
            throw new TaskFailedException(refused.outcome());
        } catch (UnreadableResponseException unreadable) {
            throw new TaskFailedException(served.unreadable(unreadable));
        }
    }

    private static TaskOutcome.Failed tooLarge(TaskCall call) {
        return TaskOutcome.Failed.tooLarge(call.resource().resourceType());
    }

    private static ServiceCaller.Terms terms(TaskCall call) {
        return new ServiceCaller.Terms(call.idempotencyKey(), call.deadlineMillis(), call.roleArn());
    }

    private static Map<String, @Nullable Object> result(Served served, Operation operation, ServiceResponse response)
            throws UnreadableResponseException {
        Shape shape = operation.output();
        return shape == null
                ? Map.of()
                : ResultWriter.OPTIMISED.structure(
                        shape, Protocol.of(served.model()).members(operation, shape, response));
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put((String) name, value));
        return members;
    }

    @Override
    public JobState poll(TaskCall call, Json submitted) throws InterruptedException {
        Served served = served(call);
        Job job = Objects.requireNonNull(served.action().job(), "no job");
        try {
            return switch (ask(served, call, job.describe(), submitted)) {
                case CallResult.Answered(ServiceResponse response) -> {
                    Operation describe = served.operation(job.describe().operation());
                    yield state(job, result(served, describe, response));
                }
                case CallResult.Refused(ServiceError error)
                when error.statusCode() >= 500 || isThrottled(error) -> new JobState.Running();
                case CallResult.Refused(ServiceError error)
                when job.endsWhenGone() && isGone(error) -> new JobState.Ended(new TaskOutcome.Succeeded(submitted));
                case CallResult.Refused(ServiceError error) -> new JobState.Ended(served.failed(error));
                case CallResult.Unreachable _ -> new JobState.Running();
                case CallResult.TooLarge _ -> new JobState.Ended(tooLarge(call));
            };
        } catch (ParametersRefusedException refused) {
            return new JobState.Ended(refused.outcome());
        } catch (RoleRefusedException refused) {
            return new JobState.Ended(refused.outcome());
        } catch (UnreadableResponseException unreadable) {
            return new JobState.Ended(served.unreadable(unreadable));
        }
    }

    @Override
    public void cancel(TaskCall call, Json submitted) throws InterruptedException {
        Served served = served(call);
        Job job = served.action().job();
        if (job != null && job.cancel() != null) {
            try {
                ask(served, call, job.cancel(), submitted);
            } catch (ParametersRefusedException | RoleRefusedException refused) {
                throw new IllegalStateException("The job cannot be cancelled: " + refused.getMessage(), refused);
            }
        }
    }

    private CallResult ask(Served served, TaskCall call, Job.Request request, Json submitted)
            throws InterruptedException, ParametersRefusedException, RoleRefusedException {
        Map<?, ?> parameters = call.parameters().tree() instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> known = submitted.tree() instanceof Map<?, ?> map ? map : Map.of();
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        request.parameters().forEach((name, source) -> {
            Object value = source.of(parameters, known);
            if (value != null) {
                asked.put(name, value);
            }
        });
        Operation operation = served.operation(request.operation());
        return caller.call(
                served.model(), operation, ParameterReader.read(operation.input(), Json.of(asked)), terms(call));
    }

    private static JobState state(Job job, Map<String, @Nullable Object> answer) {
        Object described = Job.at(answer, job.described());
        if (described == null) {
            return new JobState.Running(); // not to be seen yet: services are eventually consistent
        }
        Json result = Json.of(job.resultName() == null ? described : Map.of(job.resultName(), described));
        return switch (job.status().apply(described)) {
            case RUNNING -> new JobState.Running();
            case SUCCEEDED -> new JobState.Ended(new TaskOutcome.Succeeded(result));
            case FAILED -> new JobState.Ended(new TaskOutcome.Failed("States.TaskFailed", result.text()));
        };
    }

    private static boolean isThrottled(ServiceError error) {
        String code = String.valueOf(error.code());
        return error.statusCode() == 429 || code.contains("Throttl") || code.contains("TooManyRequests");
    }

    private static boolean isGone(ServiceError error) {
        return error.statusCode() == 404 || String.valueOf(error.code()).contains("NotFound");
    }
}
