package io.stepwell.integrations.aws;

/** How a protocol tells an error: the part of a protocol that retrying needs. */
@FunctionalInterface
public interface ErrorReader {
    /** The error in a response whose status is not 2xx; never fails, whatever the body holds. */
    ServiceError read(ServiceResponse response);
}
