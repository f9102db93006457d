package io.stepwell.integrations.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What HTTP tasks may reach and in whose name.
 *
 * @param connections by name, or by ARN
 * @param addresses which addresses may be called
 */
public record HttpAccess(Map<String, Connection> connections, AddressRules addresses) {
    private static final String CONNECTION = ":connection/";

    public HttpAccess {
        connections = Map.copyOf(connections);
    }

    /** The public Internet, without connections. */
    public static HttpAccess publicOnly() {
        return of(List.of(), AddressRules.publicOnly());
    }

    public static HttpAccess of(List<Connection> connections, AddressRules addresses) {
        return new HttpAccess(
                connections.stream().collect(Collectors.toMap(Connection::name, each -> each)), addresses);
    }

    /** The connection with this ARN, or with the name in it: {@code arn:...:connection/NAME/ID}; null for none. */
    @Nullable
    Connection connection(String arn) {
        Connection exact = connections.get(arn);
        int at = arn.indexOf(CONNECTION);
        return exact != null || at < 0
                ? exact
                : connections.get(arn.substring(at + CONNECTION.length()).split("/", 2)[0]);
    }
}
