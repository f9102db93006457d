package io.stepwell.integrations.sdk;

import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.CallLimits;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.endpoint.ServiceEndpoint;
import io.stepwell.integrations.protocol.HostPrefix;
import io.stepwell.integrations.protocol.IdempotencyTokens;
import io.stepwell.integrations.protocol.Protocol;
import io.stepwell.integrations.protocol.RequestCompression;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.integrations.role.RoleRefusedException;
import io.stepwell.integrations.states.StatesApi;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls operations of services by their models. */
public final class ServiceCaller {
    private static final long ATTEMPT_MILLIS_MAX = 60_000;
    private static final int RESPONSE_BYTES_MAX = 8 << 20;

    /** Services whose model names a global host although they have regional ones too, which are to be preferred. */
    private static final Set<String> REGIONAL = Set.of("S3", "STS");

    private final AwsClient client;
    private final Endpoints endpoints;
    private final RoleCredentials roles;
    private final @Nullable StatesApi ownApi;

    public ServiceCaller(AwsClient client, Endpoints endpoints, RoleCredentials roles) {
        this(client, endpoints, roles, null);
    }

    /**
     * A caller in a server that is Step Functions itself.
     *
     * @param ownApi the server's own API, called instead of an endpoint; null when Step Functions is elsewhere
     */
    public ServiceCaller(AwsClient client, Endpoints endpoints, RoleCredentials roles, @Nullable StatesApi ownApi) {
        this.client = client;
        this.endpoints = endpoints;
        this.roles = roles;
        this.ownApi = ownApi;
    }

    /**
     * Who calls, and until when.
     *
     * @param idempotencyKey the same for every repetition of the call
     * @param deadlineMillis when nobody waits any more, milliseconds since the epoch
     * @param roleArn the role to take on; null for the server's own credentials
     */
    public record Terms(
            String idempotencyKey,
            long deadlineMillis,
            @Nullable String roleArn) {}

    /**
     * Makes a call and waits for its answer.
     *
     * @param input the members of the operation's input, of the types of their shapes
     * @throws IllegalArgumentException when a member that belongs into the address is missing or unusable
     * @throws RoleRefusedException when the role cannot be taken on
     */
    public CallResult call(ServiceModel model, Operation operation, Map<String, @Nullable Object> input, Terms terms)
            throws InterruptedException, RoleRefusedException {
        return call(model, operation, input, terms, ATTEMPT_MILLIS_MAX);
    }

    /** The same for an operation that takes longer than others: {@code attemptMillisMax} bounds one attempt. */
    public CallResult call(
            ServiceModel model,
            Operation operation,
            Map<String, @Nullable Object> input,
            Terms terms,
            long attemptMillisMax)
            throws InterruptedException, RoleRefusedException {
        Shape shape = operation.input();
        Map<String, @Nullable Object> filled =
                shape == null ? input : IdempotencyTokens.filled(shape, input, terms.idempotencyKey());
        Protocol protocol = Protocol.of(model);
        ServiceRequest request = RequestCompression.applied(operation, protocol.request(operation, filled));
        if (ownApi != null && model.serviceId().equals(AwsService.SFN.serviceId())) {
            return ownApi.call(request, null);
        }
        ServiceEndpoint endpoint = endpoints.of(awsService(model)).withHostPrefix(HostPrefix.of(operation, filled));
        CallLimits limits = new CallLimits(terms.deadlineMillis(), attemptMillisMax, RESPONSE_BYTES_MAX);
        return client.call(roles.as(terms.roleArn(), endpoint), request, protocol::error, limits);
    }

    private static AwsService awsService(ServiceModel model) {
        String globalHost =
                REGIONAL.contains(model.serviceId()) ? null : model.metadata().text("globalEndpoint");
        return new AwsService(model.serviceId(), model.endpointPrefix(), model.signingName(), globalHost);
    }
}
