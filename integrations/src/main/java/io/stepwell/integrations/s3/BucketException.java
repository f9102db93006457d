package io.stepwell.integrations.s3;

import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceError;
import org.jspecify.annotations.Nullable;

/** A bucket or an object cannot be used. The message is told as Step Functions tells the errors of S3. */
public final class BucketException extends Exception {
    private static final long serialVersionUID = 1;

    private final @Nullable String code;

    private BucketException(@Nullable String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** S3 refused. */
    static BucketException refused(ServiceError error) {
        String told = error.message() == null ? "S3 answered with status " + error.statusCode() : error.message();
        return new BucketException(
                error.code(),
                told + " (Service: Amazon S3; Status Code: " + error.statusCode() + "; Error Code: " + error.code()
                        + "; Request ID: " + error.requestId() + ")");
    }

    /** S3 did not answer. */
    static BucketException unreachable(CallResult.Unreachable unreachable) {
        return new BucketException(null, unreachable.reason());
    }

    /** A refusal of our own, in the terms of S3. */
    static BucketException of(String code, String message) {
        return new BucketException(code, message);
    }

    /** S3's name of the error: {@code NoSuchKey}; null when S3 gave none. */
    public @Nullable String code() {
        return code;
    }
}
