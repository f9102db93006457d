package io.stepwell.integrations.eks;

import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.aws.CallParameters.Refused;
import io.stepwell.integrations.http.Tls;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The cluster that a task names.
 *
 * @param name {@code ClusterName}
 * @param endpoint {@code Endpoint}: scheme, host and port, perhaps a path
 * @param trusted what {@code CertificateAuthority} vouches for
 */
record Cluster(String name, URI endpoint, Tls trusted) {
    private static final int CERTIFICATE_CHARACTERS_MAX = 100_000;

    static Cluster of(CallParameters parameters) throws Refused {
        return new Cluster(
                parameters.requiredText("ClusterName"),
                endpoint(parameters.requiredText("Endpoint")),
                trusted(parameters.requiredText("CertificateAuthority")));
    }

    private static URI endpoint(String text) throws Refused {
        try {
            URI uri = new URI(text.replaceAll("/+$", ""));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException notAUrl) {
            // told below
        }
        throw Refused.because("The value for the field 'Endpoint' must be the URL of a Kubernetes API server, such as"
                + " https://444455556666.yl4.us-east-1.eks.amazonaws.com");
    }

    private static Tls trusted(String base64) throws Refused {
        try {
            if (base64.length() > CERTIFICATE_CHARACTERS_MAX) {
                throw new IllegalArgumentException("too long");
            }
            return Tls.trustingOnly(new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unusable) {
            throw Refused.because("The value for the field 'CertificateAuthority' must be the Base64 of a certificate,"
                    + " as DescribeCluster shows it");
        }
    }
}
