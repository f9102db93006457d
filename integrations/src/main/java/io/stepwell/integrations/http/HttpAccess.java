package io.stepwell.integrations.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What HTTP tasks may reach and in whose name.
 *
 * @param connections by name, or by ARN
 * @param catalogue the connections beside those
 * @param addresses which addresses may be called
 * @param hosts what TLS connections trust and show
 * @param bounds how long calls may take and how much they may answer
 */
public record HttpAccess(
        Map<String, Connection> connections,
        ConnectionSource catalogue,
        AddressRules addresses,
        TlsHosts hosts,
        HttpBounds bounds) {
    private static final String CONNECTION = ":connection/";

    public HttpAccess {
        connections = Map.copyOf(connections);
    }

    /** The public Internet, without connections. */
    public static HttpAccess publicOnly() {
        return of(List.of(), AddressRules.publicOnly());
    }

    public static HttpAccess of(List<Connection> connections, AddressRules addresses) {
        return of(connections, addresses, TlsHosts.NONE, HttpBounds.aws());
    }

    public static HttpAccess of(
            List<Connection> connections, AddressRules addresses, TlsHosts hosts, HttpBounds bounds) {
        return new HttpAccess(
                connections.stream().collect(Collectors.toMap(Connection::name, each -> each)),
                ConnectionSource.NONE,
                addresses,
                hosts,
                bounds);
    }

    /** The same with connections of this source, behind those that are here. */
    public HttpAccess withCatalogue(ConnectionSource source) {
        return new HttpAccess(connections, source, addresses, hosts, bounds);
    }

    /** What a TLS connection with a host trusts and shows; null for what Java trusts, and nothing. */
    @Nullable
    Tls tls(@Nullable Connection connection, String host) {
        return connection != null && connection.tls() != null ? connection.tls() : hosts.of(host);
    }

    /**
     * The connection with this ARN, or with the name in it: {@code arn:...:connection/NAME/ID}, else the one of the catalogue with
     * this ARN; null for none.
     *
     * @throws HttpFailure when it is in the catalogue and cannot be used
     */
    @Nullable
    Connection connection(String arn) throws HttpFailure {
        Connection exact = connections.get(arn);
        int at = arn.indexOf(CONNECTION);
        Connection named = exact != null || at < 0
                ? exact
                : connections.get(arn.substring(at + CONNECTION.length()).split("/", 2)[0]);
        return named == null && at >= 0 ? catalogue.find(arn) : named;
    }

    /** Whether a text has the form of a connection's ARN. */
    static boolean isArn(String text) {
        return text.startsWith("arn:") && text.contains(CONNECTION);
    }
}
