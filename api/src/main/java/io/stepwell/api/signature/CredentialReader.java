package io.stepwell.api.signature;

import io.stepwell.api.wire.ApiRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the claim in the Authorization header or in a presigned query. */
final class CredentialReader {
    private static final long MAX_VALID_SECONDS = 604_800;

    private CredentialReader() {}

    static Credential read(ApiRequest request) {
        String authorization = request.headers().first("Authorization");
        if (authorization != null) {
            return fromHeader(request, authorization);
        }
        Map<String, String> query = new HashMap<>();
        for (CanonicalQuery.Parameter parameter : CanonicalQuery.parse(request.rawQuery())) {
            query.putIfAbsent(parameter.decodedName(), parameter.decodedValue());
        }
        if (!query.containsKey("X-Amz-Algorithm")) {
            throw SignatureFaults.missing();
        }
        return fromQuery(query);
    }

    private static Credential fromHeader(ApiRequest request, String authorization) {
        String[] parts = authorization.strip().split("\\s+", 2);
        requireAlgorithm(parts[0]);
        Map<String, String> claims = new HashMap<>();
        for (String claim : (parts.length > 1 ? parts[1] : "").split(",")) {
            String[] pair = claim.strip().split("=", 2);
            if (pair.length == 2) {
                claims.put(pair[0], pair[1]);
            }
        }
        String dateTime = request.headers().first("X-Amz-Date");
        if (dateTime == null) {
            throw SignatureFaults.incomplete("Authorization header requires existence of an 'X-Amz-Date' header.");
        }
        String place = "Authorization header requires '";
        return credential(
                required(claims, "Credential", place),
                dateTime,
                required(claims, "SignedHeaders", place),
                required(claims, "Signature", place),
                null);
    }

    private static Credential fromQuery(Map<String, String> query) {
        String place = "AWS query-string parameters must include '";
        requireAlgorithm(required(query, "X-Amz-Algorithm", place));
        return credential(
                required(query, "X-Amz-Credential", place),
                required(query, "X-Amz-Date", place),
                required(query, "X-Amz-SignedHeaders", place),
                required(query, "X-Amz-Signature", place),
                validSeconds(required(query, "X-Amz-Expires", place)));
    }

    private static void requireAlgorithm(String algorithm) {
        if (!algorithm.equals(Credential.ALGORITHM)) {
            throw SignatureFaults.incomplete("The only signature algorithm supported is " + Credential.ALGORITHM + ".");
        }
    }

    private static String required(Map<String, String> claims, String name, String place) {
        String value = claims.get(name);
        if (value == null || value.isEmpty()) {
            throw SignatureFaults.incomplete(place + name + "' parameter.");
        }
        return value;
    }

    private static long validSeconds(String text) {
        if (text.matches("\\d{1,6}") && Long.parseLong(text) >= 1 && Long.parseLong(text) <= MAX_VALID_SECONDS) {
            return Long.parseLong(text);
        }
        throw SignatureFaults.incomplete(
                "X-Amz-Expires must be a number of seconds from 1 to " + MAX_VALID_SECONDS + ".");
    }

    private static Credential credential(
            String keyAndScope, String dateTime, String signedHeaders, String signature, @Nullable Long validSeconds) {
        int slash = keyAndScope.indexOf('/');
        if (slash < 1 || !keyAndScope.substring(slash + 1).matches("\\d{8}/[^/]+/[^/]+/aws4_request")) {
            throw SignatureFaults.incomplete(
                    "Credential must have the form <access key>/<date>/<region>/<service>/aws4_request.");
        }
        String scope = keyAndScope.substring(slash + 1);
        return new Credential(keyAndScope.substring(0, slash), scope, dateTime, signedHeaders, signature, validSeconds);
    }
}
