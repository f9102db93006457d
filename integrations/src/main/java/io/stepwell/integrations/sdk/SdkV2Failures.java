package io.stepwell.integrations.sdk;

import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.models.SdkNames;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;

/**
 * The failures of an SDK integration, in the names and sentences of the AWS SDK for Java v2:
 * {@code DynamoDb.ResourceNotFoundException}, {@code … (Service: DynamoDb, Status Code: 400, Request ID: …)}. An error
 * the model does not name has the class of the service: {@code SecretsManager.SecretsManagerException}.
 */
public record SdkV2Failures(ServiceModel model) {
    private String service() {
        return SdkNames.service(model.serviceId());
    }

    /** The failure for an error of the service. */
    public TaskOutcome.Failed of(ServiceError error) {
        Shape shape = error.code() == null ? null : model.error(error.code());
        String name = shape == null ? service() + "Exception" : SdkNames.exception(shape.name());
        String extended =
                error.extendedRequestId() == null ? "" : ", Extended Request ID: " + error.extendedRequestId();
        String cause = error.message() + " (Service: " + service() + ", Status Code: " + error.statusCode()
                + ", Request ID: " + error.requestId() + extended + ")";
        return new TaskOutcome.Failed(service() + "." + name, cause);
    }

    /** The failure for a call without a usable answer. */
    public TaskOutcome.Failed of(CallResult.Unreachable unreachable) {
        return new TaskOutcome.Failed(service() + ".SdkClientException", unreachable.reason());
    }

    /** The failure for an answer that is not of the protocol. */
    public TaskOutcome.Failed unreadable(String reason) {
        return new TaskOutcome.Failed(
                service() + ".SdkClientException", "Unable to unmarshall response (" + reason + ")");
    }
}
