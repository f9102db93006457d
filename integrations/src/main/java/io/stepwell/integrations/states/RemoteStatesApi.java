package io.stepwell.integrations.states;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.AwsJson;
import io.stepwell.integrations.aws.CallLimits;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.integrations.role.RoleRefusedException;
import org.jspecify.annotations.Nullable;

/** The Step Functions API behind the configured endpoint. */
public final class RemoteStatesApi implements StatesApi {
    private static final long ATTEMPT_MILLIS_MAX = 30_000;
    private static final int RESPONSE_BYTES_MAX = 4 << 20;

    private final AwsClient client;
    private final Endpoints endpoints;
    private final RoleCredentials roles;

    public RemoteStatesApi(AwsClient client, Endpoints endpoints, RoleCredentials roles) {
        this.client = client;
        this.endpoints = endpoints;
        this.roles = roles;
    }

    @Override
    public CallResult call(ServiceRequest request, @Nullable TaskCall task)
            throws InterruptedException, RoleRefusedException {
        long deadlineMillis = task == null ? Long.MAX_VALUE : task.deadlineMillis();
        return client.call(
                roles.as(task == null ? null : task.roleArn(), endpoints.of(AwsService.SFN)),
                request,
                AwsJson::error,
                new CallLimits(deadlineMillis, ATTEMPT_MILLIS_MAX, RESPONSE_BYTES_MAX));
    }
}
