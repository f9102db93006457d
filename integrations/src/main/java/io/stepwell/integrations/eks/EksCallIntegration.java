package io.stepwell.integrations.eks;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.http.AddressRules;
import io.stepwell.integrations.http.HttpReply;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code eks:call}: one request to the Kubernetes API of a cluster (Developer Guide, "Create and manage Amazon EKS clusters"). */
public final class EksCallIntegration implements Integration {
    private static final Set<String> ACTIONS = Set.of("call", "call.waitForTaskToken");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH");
    private static final Set<String> FIELDS = Set.of(
            "CertificateAuthority", "ClusterName", "Endpoint", "Method", "Path", "QueryParameters", "RequestBody");

    private final Kubernetes kubernetes;

    /** @param addresses where clusters may be */
    public EksCallIntegration(Endpoints endpoints, RoleCredentials roles, AddressRules addresses) {
        this.kubernetes = new Kubernetes(endpoints, roles, addresses);
    }

    @Override
    public String name() {
        return "eks-call";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.isOneOf("eks", ACTIONS);
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        try {
            CallParameters parameters = CallParameters.of(call.parameters(), FIELDS);
            String method = parameters.requiredText("Method");
            if (!METHODS.contains(method)) {
                throw CallParameters.Refused.because(
                        "The value for the field 'Method' must be one of GET, POST, PUT, DELETE, HEAD, PATCH");
            }
            String path = parameters.requiredText("Path");
            HttpReply reply = kubernetes.ask(
                    call,
                    Cluster.of(parameters),
                    method,
                    path.startsWith("/") ? path : "/" + path,
                    QueryParameters.read("QueryParameters", parameters.value("QueryParameters")),
                    body(parameters.value("RequestBody")));
            return reply.isSuccess() ? new TaskOutcome.Succeeded(Kubernetes.shown(reply)) : Kubernetes.refused(reply);
        } catch (CallParameters.Refused refused) {
            return refused.outcome(call);
        } catch (Kubernetes.Unanswered unanswered) {
            return unanswered.outcome();
        }
    }

    private static @Nullable String body(@Nullable Object value) {
        return value == null || value instanceof String
                ? (String) value
                : Json.of(value).text();
    }
}
