package io.stepwell.integrations.http;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What TLS connections with hosts trust and show: of a host, of all hosts below a domain, or of every host. */
public final class TlsHosts {
    private static final String EVERY = "*";
    private static final Pattern SYNTAX =
            Pattern.compile("\\*|(\\*\\.)?[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]+]");

    /** Nothing but what Java trusts. */
    public static final TlsHosts NONE = new TlsHosts(Map.of());

    private final Map<String, Tls> hosts;

    private TlsHosts(Map<String, Tls> hosts) {
        this.hosts = hosts;
    }

    /**
     * @param hosts by host name or address, {@code *.example.com} for all hosts below a domain, {@code *} for every host; the
     *     closest counts
     * @throws IllegalArgumentException when a key is none of these
     */
    public static TlsHosts of(Map<String, Tls> hosts) {
        for (String host : hosts.keySet()) {
            if (!SYNTAX.matcher(host).matches()) {
                throw new IllegalArgumentException("'" + host
                        + "' must be a host in lower case, *.example.com for those below a domain, or * for all");
            }
        }
        return new TlsHosts(Map.copyOf(hosts));
    }

    /** Null for a host that nothing is said of. */
    @Nullable
    Tls of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        Tls exact = hosts.get(name);
        for (int dot = name.indexOf('.'); exact == null && dot >= 0; dot = name.indexOf('.', dot + 1)) {
            exact = hosts.get(EVERY + name.substring(dot));
        }
        return exact == null ? hosts.get(EVERY) : exact;
    }
}
