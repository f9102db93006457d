package io.stepwell.integrations.apigateway;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallParameters;
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
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * {@code apigateway:invoke}, also with a task token (Developer Guide, "Create API Gateway REST APIs with Step Functions").
 * Calls the host that the task names; where an endpoint is configured ({@code AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI}, the
 * service behind the hosts {@code *.execute-api.*}, or {@code AWS_ENDPOINT_URL}), that one with the host in its {@code Host} header.
 */
public final class ApiGatewayIntegration implements Integration, AutoCloseable {
    private static final AwsService EXECUTE_API =
            new AwsService("ApiGatewayManagementApi", "execute-api", "execute-api");
    private static final Set<String> ACTIONS = Set.of("invoke", "invoke.waitForTaskToken");
    private static final long CALL_MILLIS_MAX = 60_000;
    /** The deadline's passing is reported by who set it, not by a failure of ours just before. */
    private static final long GRACE_MILLIS = 2_000;

    private static final int BODY_BYTES_MAX = 256 * 1024;
    private static final int CAUSE_CHARACTERS_MAX = 32_768;

    private final ServiceEndpoint endpoint;
    private final RoleCredentials roles;
    private final GuardedClient client;

    public ApiGatewayIntegration(Endpoints endpoints, RoleCredentials roles) {
        this.endpoint = endpoints.of(EXECUTE_API);
        this.roles = roles;
        List<String> standIn =
                endpoint.isAmazon() ? List.of() : List.of(endpoint.uri().getHost());
        this.client = new GuardedClient(AddressRules.allowing(standIn), BODY_BYTES_MAX);
    }

    @Override
    public String name() {
        return "apigateway";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.isOneOf("apigateway", ACTIONS);
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        try {
            ApiRequest request = ApiRequest.read(call.parameters());
            return outcome(client.call(written(request, call.roleArn()), millis(call)));
        } catch (CallParameters.Refused refused) {
            return refused.outcome(call);
        } catch (RoleRefusedException refused) {
            return refused.outcome();
        } catch (SdkClientException noCredentials) {
            return unreachable(String.valueOf(noCredentials.getMessage()));
        } catch (HttpFailure failure) {
            return failure.isTooLong()
                    ? TaskOutcome.Failed.tooLarge("apigateway")
                    : unreachable(String.valueOf(failure.getMessage()));
        }
    }

    private static long millis(TaskCall call) {
        long remaining = call.deadlineMillis() - System.currentTimeMillis();
        return Math.clamp(remaining + GRACE_MILLIS, 1, CALL_MILLIS_MAX);
    }

    private HttpCall written(ApiRequest request, @Nullable String roleArn)
            throws RoleRefusedException, InterruptedException {
        URI named = URI.create("https://" + request.host() + request.target());
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.putIfAbsent("User-Agent", List.of("Stepwell"));
        if (request.authType() != ApiRequest.AuthType.NO_AUTH) {
            ServiceEndpoint signer = roles.as(roleArn, endpoint);
            byte[] body = request.body() == null ? new byte[0] : request.body().getBytes(StandardCharsets.UTF_8);
            headers.putAll(SignedUrls.headers(
                    new ServiceEndpoint(signer.service(), signer.uri(), request.region(), signer.credentials()),
                    request.method(),
                    named,
                    headers,
                    body));
        }
        if (endpoint.isAmazon()) {
            headers.remove("Host");
            return new HttpCall(request.method(), named, headers, request.body(), null);
        }
        headers.put("Host", List.of(request.host()));
        return new HttpCall(
                request.method(), URI.create(endpoint.uri() + request.target()), headers, request.body(), null);
    }

    private static TaskOutcome outcome(HttpReply reply) {
        if (!reply.isSuccess()) {
            String cause = reply.text();
            return new TaskOutcome.Failed(
                    "ApiGateway." + reply.statusCode(),
                    cause.length() > CAUSE_CHARACTERS_MAX ? cause.substring(0, CAUSE_CHARACTERS_MAX) : cause);
        }
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("Headers", reply.headers());
        output.put("ResponseBody", reply.value());
        output.put("StatusCode", reply.statusCode());
        output.put("StatusText", reply.reason());
        return new TaskOutcome.Succeeded(Json.of(output));
    }

    private static TaskOutcome.Failed unreachable(String reason) {
        return new TaskOutcome.Failed("ApiGateway.SdkClientException", reason);
    }

    @Override
    public void close() {
        client.close();
    }
}
