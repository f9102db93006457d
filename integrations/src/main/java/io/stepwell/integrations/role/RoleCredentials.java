package io.stepwell.integrations.role;

import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.CallLimits;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.endpoint.ServiceEndpoint;
import io.stepwell.integrations.protocol.Protocol;
import io.stepwell.integrations.protocol.UnreadableResponseException;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceCatalogue;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Calls in the name of a role ({@code Credentials.RoleArn} of a Task): asks STS for its credentials, once for many
 * calls, and again before they expire.
 */
public final class RoleCredentials {
    private static final int ROLES_MAX = 1_000;
    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofMinutes(5);
    private static final AwsService STS = new AwsService("STS", "sts", "sts");
    private static final CallLimits LIMITS = new CallLimits(Long.MAX_VALUE, 10_000, 1 << 16);

    private final AwsClient client;
    private final Endpoints endpoints;
    private final ServiceCatalogue catalogue;
    private final Map<String, Role> roles = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Role> eldest) {
            return size() > ROLES_MAX;
        }
    };

    public RoleCredentials(AwsClient client, Endpoints endpoints, ServiceCatalogue catalogue) {
        this.client = client;
        this.endpoints = endpoints;
        this.catalogue = catalogue;
    }

    private static final class Role {
        private final ReentrantLock asking = new ReentrantLock();
        private @Nullable StaticCredentialsProvider credentials;
        private Instant expiry = Instant.MIN;
    }

    /**
     * The endpoint, called in the name of a role. A stand-in that nobody's credentials are configured for is called as
     * always unless STS has a stand-in too: AWS could not be asked for the role, and nobody there would look at it.
     *
     * @param roleArn null for the server's own credentials
     * @throws RoleRefusedException when STS cannot be reached or refuses; the message says which
     */
    public ServiceEndpoint as(@Nullable String roleArn, ServiceEndpoint endpoint)
            throws RoleRefusedException, InterruptedException {
        if (roleArn == null || (endpoint.isUnchecked() && endpoints.of(STS).isAmazon())) {
            return endpoint;
        }
        Role role;
        synchronized (roles) {
            role = roles.computeIfAbsent(roleArn, _ -> new Role());
        }
        role.asking.lockInterruptibly();
        try {
            if (role.credentials == null || Instant.now().isAfter(role.expiry.minus(RENEWED_BEFORE_EXPIRY))) {
                assume(roleArn, role);
            }
            return endpoint.withCredentials(Objects.requireNonNull(role.credentials));
        } finally {
            role.asking.unlock();
        }
    }

    private void assume(String roleArn, Role role) throws RoleRefusedException, InterruptedException {
        ServiceModel sts = Objects.requireNonNull(catalogue.service("sts"));
        Operation assumeRole = Objects.requireNonNull(sts.operation("assumeRole"));
        Protocol protocol = Protocol.of(sts);
        CallResult result = client.call(
                endpoints.of(STS),
                protocol.request(assumeRole, Map.of("RoleArn", roleArn, "RoleSessionName", "stepwell")),
                protocol::error,
                LIMITS);
        switch (result) {
            case CallResult.Answered(ServiceResponse response) -> keep(role, credentials(assumeRole, response, sts));
            case CallResult.Refused(ServiceError error) ->
                throw refused(roleArn, error.message() + " (" + error.code() + ")");
            case CallResult.Unreachable unreachable ->
                throw refused(
                        roleArn,
                        "AWS STS cannot be reached: " + unreachable.reason()
                                + ". Set AWS_ENDPOINT_URL_STS to a stand-in, or leave Credentials out");
            case CallResult.TooLarge _ -> throw refused(roleArn, "AWS STS answered too much");
        }
    }

    private static Map<?, ?> credentials(Operation assumeRole, ServiceResponse response, ServiceModel sts)
            throws RoleRefusedException {
        try {
            Shape output = Objects.requireNonNull(assumeRole.output());
            if (Protocol.of(sts).members(assumeRole, output, response).get("Credentials") instanceof Map<?, ?> found) {
                return found;
            }
        } catch (UnreadableResponseException unreadable) {
            throw new RoleRefusedException("AWS STS answered nothing usable: " + unreadable.getMessage());
        }
        throw new RoleRefusedException("AWS STS answered without credentials");
    }

    private static void keep(Role role, Map<?, ?> credentials) {
        role.credentials = StaticCredentialsProvider.create(AwsSessionCredentials.create(
                String.valueOf(credentials.get("AccessKeyId")),
                String.valueOf(credentials.get("SecretAccessKey")),
                String.valueOf(credentials.get("SessionToken"))));
        role.expiry = credentials.get("Expiration") instanceof Instant expiry
                ? expiry
                : Instant.now().plus(Duration.ofHours(1));
    }

    private static RoleRefusedException refused(String roleArn, String reason) {
        return new RoleRefusedException("The role " + roleArn + " cannot be assumed: " + reason);
    }
}
