package io.stepwell.integrations.eks;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.SignedUrls;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.endpoint.ServiceEndpoint;
import io.stepwell.integrations.http.AddressRules;
import io.stepwell.integrations.http.GuardedClient;
import io.stepwell.integrations.http.HttpCall;
import io.stepwell.integrations.http.HttpFailure;
import io.stepwell.integrations.http.HttpReply;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.integrations.role.RoleRefusedException;
import io.stepwell.language.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Speaks to the API server of a cluster, in the name of the task's role: the bearer token is a signed request to STS, which the
 * cluster makes to learn who calls (Amazon EKS User Guide, "Cluster authentication").
 */
final class Kubernetes {
    private static final AwsService STS = new AwsService("STS", "sts", "sts");
    private static final Duration TOKEN_VALID = Duration.ofSeconds(60);
    private static final long CALL_MILLIS_MAX = 60_000;
    /** The deadline's passing is reported by who set it, not by a failure of ours just before. */
    private static final long GRACE_MILLIS = 2_000;

    private static final int BODY_BYTES_MAX = 1 << 20;
    private static final int CAUSE_CHARACTERS_MAX = 32_768;

    private final Endpoints endpoints;
    private final RoleCredentials roles;
    private final AddressRules addresses;

    /** @param addresses where clusters may be */
    Kubernetes(Endpoints endpoints, RoleCredentials roles, AddressRules addresses) {
        this.endpoints = endpoints;
        this.roles = roles;
        this.addresses = addresses;
    }

    /** No answer, or none that can be used; the failure to tell. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;

        private final transient TaskOutcome.Failed outcome;

        Unanswered(TaskOutcome.Failed outcome) {
            super(outcome.cause(), null, false, false);
            this.outcome = outcome;
        }

        TaskOutcome.Failed outcome() {
            return outcome;
        }
    }

    /**
     * Makes a request.
     *
     * @param body null for none
     * @throws Unanswered when the cluster does not answer, or in other names than it should
     */
    HttpReply ask(
            TaskCall call,
            Cluster cluster,
            String method,
            String path,
            Map<String, List<String>> query,
            @Nullable String body)
            throws Unanswered, InterruptedException {
        try (GuardedClient client = new GuardedClient(addresses, BODY_BYTES_MAX)) {
            Map<String, List<String>> headers = new TreeMap<>();
            headers.put("Accept", List.of("application/json, */*"));
            headers.put("Authorization", List.of("Bearer " + token(cluster.name(), call.roleArn())));
            if (body != null) {
                boolean merge = method.equals("PATCH");
                headers.put("Content-Type", List.of(merge ? "application/merge-patch+json" : "application/json"));
            }
            URI uri = URI.create(cluster.endpoint() + path + query(query));
            long remaining = call.deadlineMillis() - System.currentTimeMillis();
            return client.call(
                    new HttpCall(method, uri, headers, body, cluster.trusted()),
                    Math.clamp(remaining + GRACE_MILLIS, 1, CALL_MILLIS_MAX));
        } catch (RoleRefusedException refused) {
            throw new Unanswered(refused.outcome());
        } catch (SdkClientException | HttpFailure failure) {
            throw new Unanswered(new TaskOutcome.Failed("EKS.SdkClientException", failure.getMessage()));
        } catch (IllegalArgumentException notAnAddress) {
            throw new Unanswered(new TaskOutcome.Failed(
                    "States.Runtime", "The value for the field 'Path' is no path of a URL: " + path));
        }
    }

    private String token(String cluster, @Nullable String roleArn) throws RoleRefusedException, InterruptedException {
        ServiceEndpoint sts = roles.as(roleArn, endpoints.of(STS));
        URI question = URI.create(sts.uri() + "/?Action=GetCallerIdentity&Version=2011-06-15");
        URI signed = SignedUrls.get(sts, question, Map.of("x-k8s-aws-id", List.of(cluster)), TOKEN_VALID);
        return "k8s-aws-v1."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(signed.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String query(Map<String, List<String>> query) {
        String pairs = query.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> encoded(each.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return pairs.isEmpty() ? "" : "?" + pairs;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An answer as a task shows it. */
    static Json shown(HttpReply reply) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("ResponseBody", reply.value());
        shown.put("StatusCode", reply.statusCode());
        shown.put("StatusText", reply.reason());
        return Json.of(shown);
    }

    /** The failure of an answer with another status than 2xx: {@code EKS.401} and the answer as cause. */
    static TaskOutcome.Failed refused(HttpReply reply) {
        String cause = shown(reply).text();
        return new TaskOutcome.Failed(
                "EKS." + reply.statusCode(),
                cause.length() > CAUSE_CHARACTERS_MAX ? cause.substring(0, CAUSE_CHARACTERS_MAX) : cause);
    }
}
