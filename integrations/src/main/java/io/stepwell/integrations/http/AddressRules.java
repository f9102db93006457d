package io.stepwell.integrations.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses a task may call: those of the public Internet, and what is explicitly allowed. Everything that IANA
 * gives a special purpose is refused: loopback, private and shared networks, link-local addresses, where clouds keep
 * their metadata, multicast, documentation, and IPv6 addresses that carry an IPv4 address which is itself refused.
 */
public final class AddressRules {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?");
    private static final List<AddressBlock> SPECIAL_IPV4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's host
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final AddressBlock GLOBAL_IPV6 = AddressBlock.parse("2000::/3");
    private static final List<AddressBlock> SPECIAL_IPV6 = blocks(
            "2001::/23", // among them Teredo, which carries an IPv4 address
            "2001:db8::/32",
            "2002::/16", // 6to4, which carries an IPv4 address
            "3fff::/20");
    private static final AddressBlock NAT64 = AddressBlock.parse("64:ff9b::/96");

    private final List<AddressBlock> allowedBlocks = new ArrayList<>();
    private final Set<String> allowedHosts = new HashSet<>();

    private AddressRules(List<String> allowed) {
        for (String entry : allowed) {
            String text = entry.strip().toLowerCase(Locale.ROOT);
            if (text.contains("/") || AddressBlock.isLiteral(text)) {
                allowedBlocks.add(AddressBlock.parse(text));
            } else if (HOST.matcher(text).matches()) {
                allowedHosts.add(text);
            } else {
                throw new IllegalArgumentException("'" + entry + "' is no address, block of addresses or host name");
            }
        }
    }

    /** Only the public Internet. */
    public static AddressRules publicOnly() {
        return new AddressRules(List.of());
    }

    /**
     * The public Internet and these.
     *
     * @param allowed addresses, blocks such as {@code 127.0.0.0/8}, and host names, which may then have any address
     * @throws IllegalArgumentException when one is none of these
     */
    public static AddressRules allowing(List<String> allowed) {
        return new AddressRules(allowed);
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Arrays.stream(texts).map(AddressBlock::parse).toList();
    }

    /** Whether calls to the address may be made. */
    boolean accepts(String host, InetAddress address) {
        return isAllowed(host, address) || isPublic(address);
    }

    /** Whether the address or the host was explicitly allowed, which lets calls be made without TLS too. */
    boolean isAllowed(String host, InetAddress address) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT))
                || allowedBlocks.stream().anyMatch(block -> block.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL_IPV4.stream().noneMatch(block -> block.contains(address));
        }
        if (NAT64.contains(address)) {
            return isPublic(ipv4(bytes));
        }
        return GLOBAL_IPV6.contains(address)
                && SPECIAL_IPV6.stream().noneMatch(block -> block.contains(address))
                && !isIsatap(bytes);
    }

    private static InetAddress ipv4(byte[] ipv6) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(ipv6, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** RFC 5214: the last four bytes of {@code ...:0:5efe:a.b.c.d} are an IPv4 address of the same site. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
    }
}
