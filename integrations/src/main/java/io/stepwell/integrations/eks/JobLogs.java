package io.stepwell.integrations.eks;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.aws.CallParameters.Refused;
import io.stepwell.integrations.http.HttpReply;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code LogOptions} asks for: the logs of all containers of a job's pods, as well as they can be had. In place of a log that
 * cannot be had stand {@code error} and {@code cause}.
 *
 * @param wanted {@code RetrieveLogs}
 * @param raw {@code RawLogs}: logs stay texts, even those that are JSON
 * @param query {@code LogParameters}
 */
record JobLogs(boolean wanted, boolean raw, Map<String, List<String>> query) {
    private static final int PODS_MAX = 50;

    static JobLogs of(@Nullable Object options) throws Refused {
        if (options == null) {
            return new JobLogs(false, false, Map.of());
        }
        if (!(options instanceof Map<?, ?> members)) {
            throw Refused.because("The value for the field 'LogOptions' must be an OBJECT");
        }
        CallParameters fields = CallParameters.of(Json.of(members), Set.of("LogParameters", "RawLogs", "RetrieveLogs"));
        return new JobLogs(
                truth(fields, "RetrieveLogs"),
                truth(fields, "RawLogs"),
                QueryParameters.read("LogOptions.LogParameters", fields.value("LogParameters")));
    }

    private static boolean truth(CallParameters fields, String name) throws Refused {
        return switch (fields.value(name)) {
            case null -> false;
            case Boolean truth -> truth;
            default -> throw Refused.because("The value for the field 'LogOptions." + name + "' must be a BOOLEAN");
        };
    }

    /** The member {@code logs} of a job's result. */
    Map<String, Object> read(Kubernetes kubernetes, TaskCall call, Cluster cluster, String namespace, String job)
            throws InterruptedException {
        String path = "/api/v1/namespaces/" + Kubernetes.encoded(namespace) + "/pods";
        Map<String, Object> pods = new LinkedHashMap<>();
        try {
            HttpReply reply = kubernetes.ask(
                    call,
                    cluster,
                    "GET",
                    path,
                    Map.of("labelSelector", List.of("job-name=" + job), "limit", List.of(String.valueOf(PODS_MAX))),
                    null);
            for (Object pod : reply.isSuccess() ? list(reply.value(), "items") : List.of()) {
                if (member(pod, "metadata") instanceof Map<?, ?> metadata
                        && metadata.get("name") instanceof String name) {
                    pods.put(name, containers(kubernetes, call, cluster, path + "/" + Kubernetes.encoded(name), pod));
                }
            }
        } catch (Kubernetes.Unanswered unanswered) {
            return Map.of("pods", pods);
        }
        return Map.of("pods", pods);
    }

    private Map<String, Object> containers(
            Kubernetes kubernetes, TaskCall call, Cluster cluster, String path, @Nullable Object pod)
            throws InterruptedException {
        Map<String, Object> containers = new LinkedHashMap<>();
        for (Object container : list(member(pod, "spec"), "containers")) {
            if (member(container, "name") instanceof String name) {
                Map<String, List<String>> asked = new LinkedHashMap<>(query);
                asked.put("container", List.of(name));
                containers.put(name, log(kubernetes, call, cluster, path + "/log", asked));
            }
        }
        return Map.of("containers", containers);
    }

    private Map<String, @Nullable Object> log(
            Kubernetes kubernetes, TaskCall call, Cluster cluster, String path, Map<String, List<String>> asked)
            throws InterruptedException {
        Map<String, @Nullable Object> log = new LinkedHashMap<>();
        try {
            HttpReply reply = kubernetes.ask(call, cluster, "GET", path, asked, null);
            if (reply.isSuccess()) {
                log.put("log", parsed(reply.text()));
            } else {
                log.put("error", "EKS." + reply.statusCode());
                log.put("cause", Kubernetes.shown(reply).text());
            }
        } catch (Kubernetes.Unanswered unanswered) {
            log.put("error", unanswered.outcome().error());
            log.put("cause", unanswered.outcome().cause());
        }
        return log;
    }

    private @Nullable Object parsed(String text) {
        try {
            return raw ? text : Json.parse(text).tree();
        } catch (JsonSyntaxException notJson) {
            return text;
        }
    }

    private static @Nullable Object member(@Nullable Object object, String name) {
        return object instanceof Map<?, ?> members ? members.get(name) : null;
    }

    private static List<?> list(@Nullable Object object, String name) {
        return member(object, name) instanceof List<?> list ? list : List.of();
    }
}
