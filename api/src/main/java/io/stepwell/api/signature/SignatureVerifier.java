package io.stepwell.api.signature;

import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.RequestFault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks AWS Signature Version 4, in the Authorization header or as a presigned query. The signature of a request is
 * HMAC(signing key, "AWS4-HMAC-SHA256", time, scope, hash of the canonical request), where the canonical request is
 * method, path, query, signed headers and the hash of the body. A session token counts as any other header: it is
 * covered by the signature where the client has signed it. The region of the scope is not compared, because clients
 * of a local endpoint come with whatever region they are configured for.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS IAM</a>
 */
public final class SignatureVerifier {
    /** How far the clock of a client may be off. */
    static final Duration MAX_SKEW = Duration.ofMinutes(15);

    private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private final Map<String, String> secrets;
    private final String service;
    private final InstantSource clock;

    /**
     * A verifier.
     *
     * @param secrets by access key
     * @param service the signing name requests must be scoped to: {@code states}
     */
    public SignatureVerifier(Map<String, String> secrets, String service, InstantSource clock) {
        this.secrets = Map.copyOf(secrets);
        this.service = service;
        this.clock = clock;
    }

    /**
     * Returns when the request was signed with one of the secrets.
     *
     * @throws RequestFault {@code MissingAuthenticationTokenException}, {@code IncompleteSignatureException},
     *     {@code UnrecognizedClientException} or {@code InvalidSignatureException}
     */
    public void verify(ApiRequest request) {
        Credential credential = CredentialReader.read(request);
        String secret = secrets.get(credential.accessKey());
        if (secret == null) {
            throw SignatureFaults.unknownKey();
        }
        checkScope(credential);
        checkTime(credential);
        checkSignedHeaders(request, credential);
        String body = bodyHash(request);
        boolean unsignedPresigned = credential.isPresigned() && !body.equals(UNSIGNED_PAYLOAD);
        if (!matches(request, credential, secret, body)
                && !(unsignedPresigned && matches(request, credential, secret, UNSIGNED_PAYLOAD))) {
            throw SignatureFaults.mismatch();
        }
    }

    private void checkScope(Credential credential) {
        if (!credential.scope().split("/")[2].equals(service)) {
            throw SignatureFaults.invalid("Credential should be scoped to correct service: '" + service + "'.");
        }
        if (!credential.dateTime().startsWith(credential.date())) {
            throw SignatureFaults.invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of"
                    + " date from HTTP: '" + credential.date() + "' != '" + credential.dateTime() + "'.");
        }
    }

    private void checkTime(Credential credential) {
        Instant signed = instant(credential.dateTime());
        Instant now = clock.instant();
        if (signed.isAfter(now.plus(MAX_SKEW))) {
            throw SignatureFaults.invalid("Signature not yet current: " + credential.dateTime()
                    + " is still later than " + text(now.plus(MAX_SKEW)) + " (" + text(now) + " + 15 min.)");
        }
        Long validSeconds = credential.validSeconds();
        Instant end = signed.plus(validSeconds == null ? MAX_SKEW : Duration.ofSeconds(validSeconds));
        if (end.isBefore(now)) {
            throw SignatureFaults.invalid("Signature expired: " + text(end) + " is now earlier than " + text(now));
        }
    }

    private static void checkSignedHeaders(ApiRequest request, Credential credential) {
        List<String> signed = Arrays.asList(credential.signedHeaders().split(";"));
        requireSigned(signed, "host");
        if (!credential.isPresigned()) {
            requireSigned(signed, "x-amz-date");
        }
        if (request.headers().first("x-amz-target") != null) {
            requireSigned(signed, "x-amz-target");
        }
    }

    private static void requireSigned(List<String> signed, String header) {
        if (!signed.contains(header)) {
            throw SignatureFaults.invalid("'" + header + "' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    /** What the client says it hashed; a hash that is not that of the body is refused. */
    private static String bodyHash(ApiRequest request) {
        String declared = request.headers().first("x-amz-content-sha256");
        if (UNSIGNED_PAYLOAD.equals(declared)) {
            return UNSIGNED_PAYLOAD;
        }
        String actual = Hashes.sha256Hex(request.body());
        if (declared != null && !declared.equals(actual)) {
            throw SignatureFaults.mismatch();
        }
        return actual;
    }

    private static boolean matches(ApiRequest request, Credential credential, String secret, String bodyHash) {
        String canonical = String.join(
                "\n",
                request.method(),
                UriEncoding.encode(request.rawPath(), true),
                CanonicalQuery.of(request.rawQuery()),
                canonicalHeaders(request, credential),
                credential.signedHeaders(),
                bodyHash);
        String toSign = String.join(
                "\n", Credential.ALGORITHM, credential.dateTime(), credential.scope(), Hashes.sha256Hex(canonical));
        byte[] expected = Hashes.hex(Hashes.hmac(Hashes.signingKey(secret, credential.scope()), toSign))
                .getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, credential.signature().getBytes(StandardCharsets.UTF_8));
    }

    private static String canonicalHeaders(ApiRequest request, Credential credential) {
        return Arrays.stream(credential.signedHeaders().split(";"))
                .map(name -> name + ":" + canonicalValue(request.headers().all(name)) + "\n")
                .collect(Collectors.joining());
    }

    private static String canonicalValue(List<String> values) {
        return values.stream().map(value -> value.strip().replaceAll(" +", " ")).collect(Collectors.joining(","));
    }

    private static Instant instant(String dateTime) {
        try {
            return LocalDateTime.parse(dateTime, DATE_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw SignatureFaults.incomplete("Date must be in ISO-8601 'basic format'. Got '" + dateTime + "'.");
        }
    }

    private static String text(Instant instant) {
        return DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
