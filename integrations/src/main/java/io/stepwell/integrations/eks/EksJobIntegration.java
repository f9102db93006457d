package io.stepwell.integrations.eks;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.aws.CallParameters.Refused;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.http.AddressRules;
import io.stepwell.integrations.http.HttpReply;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code eks:runJob}: runs a Kubernetes job (Developer Guide, "Create and manage Amazon EKS clusters", "RunJob"). With
 * {@code .sync} the task's result is the job once it has ended, with the logs of its pods under {@code logs}. The job carries
 * the attempt that made it as an annotation, so that a start repeated after a crash finds its job instead of a conflict.
 */
public final class EksJobIntegration implements Integration {
    private static final Set<String> ACTIONS = Set.of("runJob", "runJob.sync");
    private static final Set<String> FIELDS =
            Set.of("CertificateAuthority", "ClusterName", "Endpoint", "Job", "LogOptions", "Namespace");
    private static final String ATTEMPT = "stepwell.io/attempt";
    private static final int CONFLICT = 409;

    private final Kubernetes kubernetes;

    /** @param addresses where clusters may be */
    public EksJobIntegration(Endpoints endpoints, RoleCredentials roles, AddressRules addresses) {
        this.kubernetes = new Kubernetes(endpoints, roles, addresses);
    }

    private record Parameters(Cluster cluster, String namespace, Map<?, ?> job, JobLogs logs) {
        static Parameters of(TaskCall call) throws Refused {
            CallParameters all = CallParameters.of(call.parameters(), FIELDS);
            String namespace = all.text("Namespace");
            return new Parameters(
                    Cluster.of(all),
                    namespace == null ? "default" : namespace,
                    job(all.value("Job")),
                    JobLogs.of(all.value("LogOptions")));
        }

        private static Map<?, ?> job(@Nullable Object value) throws Refused {
            try {
                Object tree = value instanceof String text ? Json.parse(text).tree() : value;
                if (tree instanceof Map<?, ?> job) {
                    return job;
                }
            } catch (JsonSyntaxException notJson) {
                // told below
            }
            throw Refused.because("The field 'Job' is required and must be an OBJECT, or its JSON as a STRING");
        }

        String path() {
            return "/apis/batch/v1/namespaces/" + Kubernetes.encoded(namespace) + "/jobs";
        }
    }

    @Override
    public String name() {
        return "eks-job";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.isOneOf("eks", ACTIONS);
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        try {
            Parameters parameters = Parameters.of(call);
            Json job = marked(parameters.job(), call.idempotencyKey());
            HttpReply reply =
                    kubernetes.ask(call, parameters.cluster(), "POST", parameters.path(), Map.of(), job.text());
            if (reply.statusCode() == CONFLICT && at(job.tree(), "metadata", "name") instanceof String name) {
                HttpReply there = get(call, parameters, name);
                Object attempt = at(there.value(), "metadata", "annotations", ATTEMPT);
                reply = there.isSuccess() && call.idempotencyKey().equals(attempt) ? there : reply;
            }
            return reply.isSuccess() ? new TaskOutcome.Succeeded(Kubernetes.shown(reply)) : Kubernetes.refused(reply);
        } catch (Refused refused) {
            return refused.outcome(call);
        } catch (Kubernetes.Unanswered unanswered) {
            return unanswered.outcome();
        }
    }

    private static Json marked(Map<?, ?> job, String attempt) {
        Map<Object, @Nullable Object> metadata = copy(job.get("metadata"));
        Map<Object, @Nullable Object> annotations = copy(metadata.get("annotations"));
        annotations.put(ATTEMPT, attempt);
        metadata.put("annotations", annotations);
        Map<Object, @Nullable Object> marked = copy(job);
        marked.put("metadata", metadata);
        return Json.of(marked);
    }

    private static Map<Object, @Nullable Object> copy(@Nullable Object members) {
        return new LinkedHashMap<>(members instanceof Map<?, ?> map ? map : Map.of());
    }

    private HttpReply get(TaskCall call, Parameters parameters, String name)
            throws Kubernetes.Unanswered, InterruptedException {
        return kubernetes.ask(
                call, parameters.cluster(), "GET", parameters.path() + "/" + Kubernetes.encoded(name), Map.of(), null);
    }

    /** A cluster that cannot be asked now is asked again; a job that is gone will not come back. */
    @Override
    public JobState poll(TaskCall call, Json submitted) throws InterruptedException {
        try {
            Parameters parameters = Parameters.of(call);
            HttpReply reply = get(call, parameters, name(submitted));
            if (!reply.isSuccess()) {
                boolean later = reply.statusCode() >= 500 || reply.statusCode() == 429;
                return later ? new JobState.Running() : new JobState.Ended(Kubernetes.refused(reply));
            }
            boolean complete = hasCondition(reply.value(), "Complete");
            if (!complete && !hasCondition(reply.value(), "Failed")) {
                return new JobState.Running();
            }
            Map<Object, @Nullable Object> result = copy(reply.value());
            if (parameters.logs().wanted()) {
                result.put(
                        "logs",
                        parameters
                                .logs()
                                .read(kubernetes, call, parameters.cluster(), parameters.namespace(), name(submitted)));
            }
            Json ended = Json.of(result);
            return new JobState.Ended(
                    complete
                            ? new TaskOutcome.Succeeded(ended)
                            : new TaskOutcome.Failed("States.TaskFailed", ended.text()));
        } catch (Refused refused) {
            return new JobState.Ended(refused.outcome(call));
        } catch (Kubernetes.Unanswered unanswered) {
            return new JobState.Running();
        }
    }

    private static String name(Json submitted) {
        return String.valueOf(at(submitted.tree(), "ResponseBody", "metadata", "name"));
    }

    private static boolean hasCondition(@Nullable Object job, String type) {
        return at(job, "status", "conditions") instanceof List<?> conditions
                && conditions.stream()
                        .anyMatch(each -> type.equals(at(each, "type")) && "True".equals(at(each, "status")));
    }

    private static @Nullable Object at(@Nullable Object tree, String... names) {
        Object value = tree;
        for (String name : names) {
            value = value instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return value;
    }

    @Override
    public void cancel(TaskCall call, Json submitted) throws InterruptedException {
        try {
            Parameters parameters = Parameters.of(call);
            kubernetes.ask(
                    call,
                    parameters.cluster(),
                    "DELETE",
                    parameters.path() + "/" + Kubernetes.encoded(name(submitted)),
                    Map.of("propagationPolicy", List.of("Background")),
                    null);
        } catch (Refused | Kubernetes.Unanswered failed) {
            throw new IllegalStateException("The job cannot be cancelled: " + failed.getMessage(), failed);
        }
    }
}
