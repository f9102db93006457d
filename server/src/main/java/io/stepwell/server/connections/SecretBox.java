package io.stepwell.server.connections;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts texts with AES-256-GCM: {@code base64(version, nonce, ciphertext and tag)}. Each text has a random nonce of 96
 * bits (NIST SP 800-38D, section 8.2.2) and opens for the ARN it was sealed for alone.
 */
final class SecretBox {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeyFile keys;
    private final SecureRandom random = new SecureRandom();

    SecretBox(SecretKeyFile keys) {
        this.keys = keys;
    }

    /** @param first whether nothing was ever sealed that is still kept */
    String seal(String text, String arn, boolean first) throws SecretsUnusableException {
        SecretKey key = keys.key(first);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, key, nonce, arn).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = new byte[1 + NONCE_BYTES + hidden.length];
            sealed[0] = VERSION;
            System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
            System.arraycopy(hidden, 0, sealed, 1 + NONCE_BYTES, hidden.length);
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot encrypt with AES-GCM", e);
        }
    }

    String open(String text, String arn) throws SecretsUnusableException {
        byte[] sealed = Base64.getDecoder().decode(text);
        if (sealed[0] != VERSION) {
            throw new SecretsUnusableException("they have the format " + sealed[0] + ", but this program knows "
                    + VERSION + ": start the program that wrote them");
        }
        SecretKey key = keys.key(false);
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            byte[] shown = cipher(Cipher.DECRYPT_MODE, key, nonce, arn)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
            return new String(shown, StandardCharsets.UTF_8);
        } catch (AEADBadTagException wrongKey) {
            throw new SecretsUnusableException(keys + " is not the one they were encrypted with: put that one back, or"
                    + " delete the connection and create it again");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot decrypt with AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String arn) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(arn.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
