package io.stepwell.integrations.sqs;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.AwsJson;
import io.stepwell.integrations.aws.CallLimits;
import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.SdkOutput;
import io.stepwell.integrations.aws.SdkV1Failures;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.integrations.role.RoleRefusedException;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code sqs:sendMessage}, also with a task token. Requests go to the configured endpoint; the queue's URL only names
 * the queue, so that a URL made by AWS or by another host name still works here.
 */
public final class SqsSendMessageIntegration implements Integration {
    private static final Set<String> ACTIONS = Set.of("sendMessage", "sendMessage.waitForTaskToken");
    private static final long ATTEMPT_MILLIS_MAX = 30_000;
    private static final int RESPONSE_BYTES_MAX = 256 * 1024;
    private static final SdkV1Failures FAILURES = new SdkV1Failures(
            "SQS",
            "AmazonSQS",
            "AmazonSQSException",
            Set.of(
                    "InvalidAddress",
                    "InvalidMessageContents",
                    "InvalidSecurity",
                    "KmsAccessDenied",
                    "KmsDisabled",
                    "KmsInvalidKeyUsage",
                    "KmsInvalidState",
                    "KmsNotFound",
                    "KmsOptInRequired",
                    "KmsThrottled",
                    "QueueDoesNotExist",
                    "RequestThrottled",
                    "UnsupportedOperation"));

    private final AwsClient client;
    private final Endpoints endpoints;
    private final RoleCredentials roles;

    public SqsSendMessageIntegration(AwsClient client, Endpoints endpoints, RoleCredentials roles) {
        this.client = client;
        this.endpoints = endpoints;
        this.roles = roles;
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.isOneOf("sqs", ACTIONS);
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        try {
            Map<String, @Nullable Object> message = SqsMessage.members(call.parameters());
            CallResult result = send(message, call);
            if (SqsMessage.lacksDeduplicationId(message, result)) {
                message.put("MessageDeduplicationId", call.idempotencyKey());
                result = send(message, call);
            }
            return outcome(result);
        } catch (CallParameters.Refused refused) {
            return refused.outcome(call);
        } catch (RoleRefusedException refused) {
            return refused.outcome();
        }
    }

    private static TaskOutcome outcome(CallResult result) {
        return switch (result) {
            case CallResult.Answered(ServiceResponse response) -> output(response);
            case CallResult.Refused(ServiceError error) -> FAILURES.of(error);
            case CallResult.Unreachable unreachable -> FAILURES.of(unreachable);
            case CallResult.TooLarge _ -> unreadable();
        };
    }

    private CallResult send(Map<String, @Nullable Object> message, TaskCall call)
            throws InterruptedException, RoleRefusedException {
        return client.call(
                roles.as(call.roleArn(), endpoints.of(AwsService.SQS)),
                AwsJson.request("AmazonSQS.SendMessage", Json.of(message)),
                AwsJson::error,
                new CallLimits(call.deadlineMillis(), ATTEMPT_MILLIS_MAX, RESPONSE_BYTES_MAX));
    }

    private static TaskOutcome output(ServiceResponse response) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        try {
            if (!(Json.parse(response.text()).tree() instanceof Map<?, ?> answered)) {
                return unreadable();
            }
            answered.forEach((name, value) -> {
                if (value != null) {
                    members.put((String) name, value);
                }
            });
        } catch (JsonSyntaxException notJson) {
            return unreadable();
        }
        return new TaskOutcome.Succeeded(SdkOutput.of(members, response));
    }

    private static TaskOutcome.Failed unreadable() {
        return FAILURES.of(new CallResult.Unreachable("Unable to unmarshall response (it is not JSON of the service)"));
    }
}
