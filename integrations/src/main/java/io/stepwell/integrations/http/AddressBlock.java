package io.stepwell.integrations.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code fc00::/7}. */
final class AddressBlock {
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final byte[] start;
    private final int bits;

    private AddressBlock(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    static boolean isLiteral(String text) {
        return LITERAL.matcher(text).matches();
    }

    /**
     * Reads an address, or an address and the number of bits that count.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    static AddressBlock parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2 || !isLiteral(parts[0])) {
            throw new IllegalArgumentException("'" + text + "' is no address and no block of addresses");
        }
        try {
            byte[] start = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? start.length * 8 : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= start.length * 8) {
                return new AddressBlock(start, bits);
            }
        } catch (UnknownHostException | NumberFormatException notAnAddress) {
            // said below
        }
        throw new IllegalArgumentException("'" + text + "' is no address and no block of addresses");
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((other[bit >> 3] & mask) != (start[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
