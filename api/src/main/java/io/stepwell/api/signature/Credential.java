package io.stepwell.api.signature;

import org.jspecify.annotations.Nullable;

/**
 * A claim to be checked: who signed, for which day, region and service, which headers, with what result.
 *
 * @param scope {@code <date>/<region>/<service>/aws4_request}
 * @param dateTime {@code 20150830T123600Z}
 * @param signedHeaders names in lower case, joined by semicolons
 * @param signature in hexadecimal
 * @param validSeconds how long a presigned request lives; null for a signed header, which has the usual skew
 */
record Credential(
        String accessKey,
        String scope,
        String dateTime,
        String signedHeaders,
        String signature,
        @Nullable Long validSeconds) {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    boolean isPresigned() {
        return validSeconds != null;
    }

    String date() {
        return scope.split("/", 2)[0];
    }
}
