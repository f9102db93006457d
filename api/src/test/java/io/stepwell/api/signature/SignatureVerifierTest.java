package io.stepwell.api.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.Headers;
import io.stepwell.api.wire.RequestFault;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example requests of AWS's documentation and signature test suite, and requests with one thing wrong. */
final class SignatureVerifierTest {
    private static final String KEY = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private Instant now = Instant.parse("2015-08-30T12:36:00Z");

    @ParameterizedTest
    @CsvSource({
        // get-vanilla, post-vanilla, get-vanilla-query-order-key-case
        "GET, '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST, '', 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET, Param2=value2&Param1=value1, b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    })
    void theTestSuiteOfAwsIsAccepted(String method, String query, String signature) {
        ApiRequest request = vanilla(method, query, signature);
        assertThatCode(() -> verifier("service").verify(request)).doesNotThrowAnyException();
    }

    @Test
    void theDocumentedListUsersExampleIsAccepted() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        headers.put("Host", "iam.amazonaws.com");
        headers.put("X-Amz-Date", "20150830T123600Z");
        headers.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                        + "SignedHeaders=content-type;host;x-amz-date, "
                        + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
        ApiRequest request =
                new ApiRequest("GET", "/", "Action=ListUsers&Version=2010-05-08", Headers.of(headers), new byte[0]);
        assertThatCode(() -> verifier("iam").verify(request)).doesNotThrowAnyException();
    }

    @Test
    void theDocumentedPresignedExampleIsAccepted() {
        String key = "AKIAIOSFODNN7EXAMPLE";
        now = Instant.parse("2013-05-24T10:00:00Z");
        SignatureVerifier verifier =
                new SignatureVerifier(Map.of(key, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), "s3", () -> now);
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + key
                + "%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
                + "&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
        ApiRequest request = new ApiRequest(
                "GET", "/test.txt", query, Headers.of(Map.of("Host", "examplebucket.s3.amazonaws.com")), new byte[0]);
        assertThatCode(() -> verifier.verify(request)).doesNotThrowAnyException();
        now = Instant.parse("2013-05-25T00:00:01Z");
        assertFault(verifier, request, "InvalidSignatureException: Signature expired");
    }

    @Test
    void aChangedRequestIsRefused() {
        String signature = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
        ApiRequest good = vanilla("GET", "", signature);
        String mismatch = "InvalidSignatureException: The request signature we calculated does not match";
        assertFault(verifier("service"), new ApiRequest("GET", "/", "", good.headers(), new byte[] {1}), mismatch);
        assertFault(verifier("service"), new ApiRequest("PUT", "/", "", good.headers(), new byte[0]), mismatch);
        assertFault(verifier("service"), new ApiRequest("GET", "/x", "", good.headers(), new byte[0]), mismatch);
        assertFault(verifier("service"), new ApiRequest("GET", "/", "a=b", good.headers(), new byte[0]), mismatch);
        assertFault(verifier("service"), vanilla("GET", "", "0" + signature.substring(1)), mismatch);
        assertFault(verifier("service"), vanilla("GET", "", "größe"), mismatch);
    }

    @Test
    void anotherSecretOrKeyIsRefused() {
        ApiRequest request = vanilla("GET", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        assertFault(
                new SignatureVerifier(Map.of(KEY, "other"), "service", () -> now),
                request,
                "InvalidSignatureException");
        assertFault(
                new SignatureVerifier(Map.of("OTHER", SECRET), "service", () -> now),
                request,
                "UnrecognizedClientException");
        assertFault(verifier("states"), request, "InvalidSignatureException: Credential should be scoped");
    }

    @Test
    void clocksMayBeOffByAQuarterOfAnHour() {
        ApiRequest request = vanilla("GET", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        Instant signed = now;
        now = signed.plusSeconds(900);
        assertThatCode(() -> verifier("service").verify(request)).doesNotThrowAnyException();
        now = signed.minusSeconds(900);
        assertThatCode(() -> verifier("service").verify(request)).doesNotThrowAnyException();
        now = signed.plusSeconds(901);
        assertFault(verifier("service"), request, "InvalidSignatureException: Signature expired");
        now = signed.minusSeconds(901);
        assertFault(verifier("service"), request, "InvalidSignatureException: Signature not yet current");
    }

    @Test
    void anUnsignedRequestIsRefused() {
        ApiRequest request = new ApiRequest("POST", "/", "", Headers.of(Map.of("Host", "h")), new byte[0]);
        assertFault(verifier("states"), request, "MissingAuthenticationTokenException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer abc",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=ab",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE, SignedHeaders=host, Signature=ab",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/2015/us-east-1/s/aws4_request, SignedHeaders=host, Signature=ab",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/s/aws4_request, Signature=ab",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/s/aws4_request, SignedHeaders=host",
            })
    void anIncompleteHeaderIsRefused(String authorization) {
        Headers headers =
                Headers.of(Map.of("Host", "h", "X-Amz-Date", "20150830T123600Z", "Authorization", authorization));
        ApiRequest request = new ApiRequest("POST", "/", "", headers, new byte[0]);
        assertFault(verifier("states"), request, "IncompleteSignatureException");
    }

    @Test
    void theTargetAndTheHostMustBeSigned() {
        for (String signedHeaders : new String[] {"x-amz-date", "host", "host;x-amz-date"}) {
            Headers headers = Headers.of(Map.of(
                    "Host", "h",
                    "X-Amz-Date", "20150830T123600Z",
                    "X-Amz-Target", "AWSStepFunctions.ListActivities",
                    "Authorization",
                            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/states/aws4_request,"
                                    + "SignedHeaders=" + signedHeaders + ",Signature=ab"));
            ApiRequest request = new ApiRequest("POST", "/", "", headers, new byte[0]);
            assertFault(verifier("states"), request, "must be a 'SignedHeader'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Expires=0", "X-Amz-Expires=604801", "X-Amz-Expires=x", "X-Amz-Expires=%zz", ""})
    void aPresignedRequestNeedsASensibleLifetime(String expires) {
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fstates"
                + "%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Signature=ab&" + expires;
        ApiRequest request = new ApiRequest("POST", "/", query, Headers.of(Map.of("Host", "h")), new byte[0]);
        assertFault(verifier("states"), request, "IncompleteSignatureException");
    }

    @Test
    void pathsAndQueriesAreEncodedByTheRulesOfRfc3986() {
        assertThat(UriEncoding.encode("/a b/ä~", true)).isEqualTo("/a%20b/%C3%A4~");
        assertThat(CanonicalQuery.of("b=2&a=%2F&a=&c+d")).isEqualTo("a=&a=%2F&b=2&c%2Bd=");
    }

    private SignatureVerifier verifier(String service) {
        return new SignatureVerifier(Map.of(KEY, SECRET), service, () -> now);
    }

    private static ApiRequest vanilla(String method, String query, String signature) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "example.amazonaws.com");
        headers.put("X-Amz-Date", "20150830T123600Z");
        headers.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        + "SignedHeaders=host;x-amz-date, Signature=" + signature);
        return new ApiRequest(method, "/", query, Headers.of(headers), new byte[0]);
    }

    private static void assertFault(SignatureVerifier verifier, ApiRequest request, String start) {
        assertThatThrownBy(() -> verifier.verify(request))
                .isInstanceOf(RequestFault.class)
                .hasMessageContaining(start);
    }
}
