package io.stepwell.integrations.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom TLS connections trust beside the authorities that Java trusts, and the certificate they show of themselves. */
public final class Tls {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END [A-Z ]*PRIVATE KEY-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final char[] IN_MEMORY = new char[0];

    private final SSLContext context;

    private Tls(SSLContext context) {
        this.context = context;
    }

    /**
     * Reads certificates and keys in PEM.
     *
     * @param authorities certificates to trust in addition; null for none
     * @param certificate the certificate to show, and those that lead to its authority; null for none
     * @param key its private key in PKCS 8, without a password; null for none
     * @throws IllegalArgumentException when one is not usable; the message begins with {@code trust}, {@code certificate} or
     *     {@code key} and shows nothing of it
     */
    public static Tls of(@Nullable String authorities, @Nullable String certificate, @Nullable String key) {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException(
                    certificate == null ? "certificate is missing beside key" : "key is missing beside certificate");
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    certificate == null || key == null ? null : shown(certificate, key),
                    authorities == null ? null : trusted(certificates("trust", authorities)),
                    null);
            return new Tls(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("certificate does not go with key", e);
        }
    }

    /**
     * Trusts these authorities and no others.
     *
     * @param authorities certificates in PEM
     * @throws IllegalArgumentException when they are not usable
     */
    public static Tls trustingOnly(String authorities) {
        try {
            KeyStore store = empty();
            int number = 0;
            for (Certificate certificate : certificates("trust", authorities)) {
                store.setCertificateEntry("only-" + number++, certificate);
            }
            TrustManagerFactory only = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            only.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, only.getTrustManagers(), null);
            return new Tls(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("trust is not usable", e);
        }
    }

    SSLContext context() {
        return context;
    }

    private static Collection<? extends Certificate> certificates(String member, String pem) {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (GeneralSecurityException e) {
            // said below
        }
        throw new IllegalArgumentException(member + " must be certificates in PEM (-----BEGIN CERTIFICATE-----)");
    }

    private static TrustManager[] trusted(Collection<? extends Certificate> more)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        TrustManagerFactory usual = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        usual.init((KeyStore) null);
        int number = 0;
        for (TrustManager manager : usual.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                for (X509Certificate issuer : x509.getAcceptedIssuers()) {
                    store.setCertificateEntry("usual-" + number++, issuer);
                }
            }
        }
        for (Certificate certificate : more) {
            store.setCertificateEntry("more-" + number++, certificate);
        }
        TrustManagerFactory all = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        all.init(store);
        return all.getTrustManagers();
    }

    private static KeyManager[] shown(String certificate, String key) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry(
                "shown",
                key(key),
                IN_MEMORY,
                certificates("certificate", certificate).toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, IN_MEMORY);
        return keys.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        Matcher block = KEY.matcher(pem);
        if (!block.find() || !block.group(1).isEmpty()) {
            throw new IllegalArgumentException("key must be a private key in PKCS 8 without a password"
                    + " (-----BEGIN PRIVATE KEY-----); openssl pkcs8 -topk8 -nocrypt makes one of other forms");
        }
        PKCS8EncodedKeySpec encoded;
        try {
            encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(2)));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("key is damaged: it must be Base64 between its first and last line");
        }
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException another) {
                // the next may read it
            }
        }
        throw new IllegalArgumentException("key must be an RSA, EC or Ed25519 key");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Tls";
    }
}
