package io.stepwell.integrations.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.BiPredicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a host and lets none through that may not be called. The client connects to exactly what this
 * answers, so a name that changes its address between check and connection gains nothing.
 */
final class GuardedResolver implements DnsResolver {
    private final BiPredicate<String, InetAddress> rule;
    private final String advice;
    private final Names names;

    /** Finds all addresses of a host. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * @param rule whether a host with that address may be called
     * @param advice what the refusal says after the host's name
     */
    GuardedResolver(BiPredicate<String, InetAddress> rule, String advice) {
        this(rule, advice, InetAddress::getAllByName);
    }

    GuardedResolver(BiPredicate<String, InetAddress> rule, String advice, Names names) {
        this.rule = rule;
        this.advice = advice;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.addresses(host);
        for (InetAddress address : addresses) {
            if (!rule.test(host, address)) {
                throw new RefusedAddressException("The host " + host + " " + advice);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
