package io.stepwell.integrations.lambda;

import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.SdkV1Failures;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The failures of a Lambda task. */
final class LambdaFailures {
    /** The errors of Invoke that have a class in the SDK (Lambda API Reference, Invoke, "Errors"). */
    static final SdkV1Failures OF_SERVICE = new SdkV1Failures(
            "Lambda",
            "AWSLambda",
            "AWSLambdaException",
            Set.of(
                    "EC2AccessDeniedException",
                    "EC2ThrottledException",
                    "EC2UnexpectedException",
                    "EFSIOException",
                    "EFSMountConnectivityException",
                    "EFSMountFailureException",
                    "EFSMountTimeoutException",
                    "ENILimitReachedException",
                    "InvalidParameterValueException",
                    "InvalidRequestContentException",
                    "InvalidRuntimeException",
                    "InvalidSecurityGroupIDException",
                    "InvalidSubnetIDException",
                    "InvalidZipFileException",
                    "KMSAccessDeniedException",
                    "KMSDisabledException",
                    "KMSInvalidStateException",
                    "KMSNotFoundException",
                    "RecursiveInvocationException",
                    "RequestTooLargeException",
                    "ResourceConflictException",
                    "ResourceNotFoundException",
                    "ResourceNotReadyException",
                    "ServiceException",
                    "SnapStartException",
                    "SnapStartNotReadyException",
                    "SnapStartTimeoutException",
                    "SubnetIPAddressLimitReachedException",
                    "TooManyRequestsException",
                    "UnsupportedMediaTypeException"));

    private LambdaFailures() {}

    /**
     * The failure of the function itself: named after the {@code errorType} it reported, its cause is the reported
     * text as it is (recorded in {@code error_handling__test_raise_*}); without a type it is {@code Lambda.Unknown}.
     */
    static TaskOutcome.Failed ofFunction(ServiceResponse response) {
        String body = response.text();
        String errorType = errorType(body);
        return errorType != null
                ? new TaskOutcome.Failed(errorType, body)
                : new TaskOutcome.Failed(
                        "Lambda.Unknown",
                        "The cause could not be determined because Lambda did not return an error type. Returned payload: "
                                + body);
    }

    private static @Nullable String errorType(String body) {
        try {
            Object type = Json.parse(body).tree() instanceof Map<?, ?> error ? error.get("errorType") : null;
            return type instanceof String text && !text.isEmpty() ? text : null;
        } catch (JsonSyntaxException notJson) {
            return null;
        }
    }
}
