package io.stepwell.api.paging;

import io.stepwell.api.wire.RequestFault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks page tokens: {@code base64url(expiry, cursor, HMAC-SHA256(listing, expiry, cursor))}. A token is
 * good for 24 hours and for the listing it was made for only.
 */
public final class PageTokens {
    static final long LIFETIME_MILLIS = 24L * 60 * 60 * 1000;
    private static final int MAC_BYTES = 32;

    private final SecretKeySpec key;
    private final InstantSource clock;

    /**
     * Tokens made with this secret.
     *
     * @param secret at least 16 random bytes; tokens outlive a restart when it stays the same
     */
    public PageTokens(byte[] secret, InstantSource clock) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("the secret of page tokens needs at least 16 bytes");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
        this.clock = clock;
    }

    /**
     * The token for where the next page begins; null when there is none.
     *
     * @param listing names the operation and the parameters that decide what is listed
     */
    public @Nullable String seal(String listing, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        byte[] text = cursor.getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(clock.millis() + LIFETIME_MILLIS)
                .put(text)
                .array();
        byte[] token = Arrays.copyOf(content, content.length + MAC_BYTES);
        System.arraycopy(mac(listing, content), 0, token, content.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The cursor in a token; null for no token.
     *
     * @throws RequestFault {@code InvalidToken}
     */
    public @Nullable String open(String listing, @Nullable String token) {
        if (token == null) {
            return null;
        }
        byte[] bytes = decode(token);
        byte[] content = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        byte[] mac = Arrays.copyOfRange(bytes, content.length, bytes.length);
        if (!MessageDigest.isEqual(mac, mac(listing, content))
                || ByteBuffer.wrap(content).getLong() < clock.millis()) {
            throw invalid();
        }
        return new String(content, Long.BYTES, content.length - Long.BYTES, StandardCharsets.UTF_8);
    }

    private static byte[] decode(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length >= Long.BYTES + MAC_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // not Base64: said below
        }
        throw invalid();
    }

    private static RequestFault invalid() {
        return RequestFault.client("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    private byte[] mac(String listing, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] name = listing.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
            mac.update(name);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256", e);
        }
    }
}
