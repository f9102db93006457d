package io.stepwell.server.configuration;

import io.stepwell.integrations.http.Tls;
import io.stepwell.integrations.http.TlsHosts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file that says what TLS connections of HTTP tasks trust and show: a JSON object with a member for each host, domain
 * ({@code *.example.com}) or all hosts ({@code *}).
 */
final class TlsHostsFile {
    private static final String EXAMPLE =
            "{\"*.example.internal\": {\"trust\": \"ca.pem\", \"certificate\": \"me.pem\", \"key\": \"me.key\"}}";

    private TlsHostsFile() {}

    static TlsHosts read(Path path) {
        SecretsFile file = new SecretsFile(Setting.HTTP_TLS, path, Map.of(), EXAMPLE);
        Map<String, Tls> hosts = new LinkedHashMap<>();
        file.members().forEach((host, value) -> hosts.put(host, file.tls(value, host)));
        try {
            return TlsHosts.of(hosts);
        } catch (IllegalArgumentException e) {
            throw file.problem(String.valueOf(e.getMessage()));
        }
    }
}
