package io.stepwell.integrations.lambda;

import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.AwsJson;
import io.stepwell.integrations.aws.CallLimits;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.integrations.role.RoleRefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Functions behind a Lambda endpoint: Lambda's REST operation Invoke. */
public final class RemoteFunctions implements FunctionInvoker {
    /** Lambda's own bound is 6 MB; the rest is room for compatible endpoints that count differently. */
    static final int RESPONSE_BYTES_MAX = 6 * 1024 * 1024 + 64 * 1024;
    /** Lambda runs a function for up to 15 minutes. */
    private static final long ATTEMPT_MILLIS_MAX = 16 * 60_000L;

    private final AwsClient client;
    private final Endpoints endpoints;
    private final RoleCredentials roles;

    public RemoteFunctions(AwsClient client, Endpoints endpoints, RoleCredentials roles) {
        this.client = client;
        this.endpoints = endpoints;
        this.roles = roles;
    }

    /** Every function: whether it exists is the endpoint's to say. */
    @Override
    public boolean has(FunctionName function) {
        return true;
    }

    @Override
    public CallResult invoke(Invocation invocation) throws InterruptedException, RoleRefusedException {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Amz-Invocation-Type", invocation.type());
        if (invocation.logTail()) {
            headers.put("X-Amz-Log-Type", "Tail");
        }
        if (invocation.clientContext() != null) {
            headers.put("X-Amz-Client-Context", invocation.clientContext());
        }
        String name = URLEncoder.encode(invocation.function().text(), StandardCharsets.UTF_8);
        ServiceRequest request = new ServiceRequest(
                "POST",
                "/2015-03-31/functions/" + name + "/invocations",
                invocation.qualifier() == null ? Map.of() : Map.of("Qualifier", List.of(invocation.qualifier())),
                headers,
                invocation.payload().getBytes(StandardCharsets.UTF_8));
        CallLimits limits = new CallLimits(invocation.terms().deadlineMillis(), ATTEMPT_MILLIS_MAX, RESPONSE_BYTES_MAX);
        return client.call(
                roles.as(invocation.terms().roleArn(), endpoints.of(AwsService.LAMBDA)),
                request,
                AwsJson::error,
                limits);
    }
}
