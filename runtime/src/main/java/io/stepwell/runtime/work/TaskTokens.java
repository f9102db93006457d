package io.stepwell.runtime.work;

import io.stepwell.engine.task.TaskRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Task tokens: they carry their route, the attempt, and a MAC under a secret of the store, so that they cannot be
 * guessed or altered. Each is good for one answer, because an attempt ends once.
 */
public final class TaskTokens {
    private static final int VERSION = 1;
    private static final int MAC_BYTES = 16;
    private static final int TOKEN_LENGTH_MAX = 2_048;

    private final SecretKeySpec key;

    public TaskTokens(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The token of an attempt. */
    public String tokenOf(TaskRef ref) {
        byte[] arn = ref.executionArn().getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(1 + Long.BYTES + arn.length + MAC_BYTES);
        content.put((byte) VERSION).putLong(ref.scheduledEventId()).put(arn);
        content.put(mac(Arrays.copyOf(content.array(), content.position())));
        return encoded(content.array());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The attempt a token belongs to; null when it is none of ours. */
    public @Nullable TaskRef refOf(String token) {
        byte[] bytes;
        try {
            bytes = token.length() > TOKEN_LENGTH_MAX
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        int contentLength = bytes.length - MAC_BYTES;
        if (contentLength <= 1 + Long.BYTES || bytes[0] != VERSION) {
            return null;
        }
        byte[] mac = Arrays.copyOfRange(bytes, contentLength, bytes.length);
        if (!encoded(bytes).equals(token)) {
            return null; // the last character has bits that say nothing: other tokens would mean the same
        }
        if (!MessageDigest.isEqual(mac, mac(Arrays.copyOf(bytes, contentLength)))) {
            return null;
        }
        long eventId = ByteBuffer.wrap(bytes).getLong(1);
        int arnAt = 1 + Long.BYTES;
        return new TaskRef(new String(bytes, arnAt, contentLength - arnAt, StandardCharsets.UTF_8), eventId);
    }

    private byte[] mac(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
