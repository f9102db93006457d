package io.stepwell.integrations.aws;

import io.stepwell.engine.task.TaskOutcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The failures of an optimised integration, told as Step Functions tells them: in the names and sentences of the AWS
 * SDK for Java v1 ({@code SQS.QueueDoesNotExistException}; {@code … (Service: AmazonSQS; Status Code: 400; Error Code:
 * …; Request ID: …; Proxy: null)}).
 *
 * @param prefix before the dot of the error name: {@code Lambda}
 * @param serviceName as in causes: {@code AWSLambda}
 * @param otherException the class for errors without one of their own: {@code AWSLambdaException}
 * @param ownExceptions shape names of the errors that have a class of their own
 */
public record SdkV1Failures(String prefix, String serviceName, String otherException, Set<String> ownExceptions) {
    private static final String EXCEPTION = "Exception";

    /** The failure for an error of the service. */
    public TaskOutcome.Failed of(ServiceError error) {
        return of(error, error.code());
    }

    /**
     * The failure for an error of a service that names errors by codes.
     *
     * @param shape the error's shape in the model; null when the model has none for the code
     */
    public TaskOutcome.Failed of(ServiceError error, @Nullable String shape) {
        String code = error.legacyCode() == null ? error.code() : error.legacyCode();
        String cause = error.message() + " (Service: " + serviceName + "; Status Code: " + error.statusCode()
                + "; Error Code: " + code + "; Request ID: " + error.requestId() + "; Proxy: null)";
        return new TaskOutcome.Failed(prefix + "." + exceptionName(shape), cause);
    }

    private String exceptionName(@Nullable String shape) {
        if (shape == null || !ownExceptions.contains(shape)) {
            return otherException;
        }
        return shape.endsWith(EXCEPTION) ? shape : shape + EXCEPTION;
    }

    /** The failure for a call without a usable answer. */
    public TaskOutcome.Failed of(CallResult.Unreachable unreachable) {
        return new TaskOutcome.Failed(prefix + ".SdkClientException", unreachable.reason());
    }
}
