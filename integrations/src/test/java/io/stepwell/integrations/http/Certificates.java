package io.stepwell.integrations.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A key with a certificate that it signed itself unless an authority did, made by the JDK's keytool. */
final class Certificates {
    private static final String ALIAS = "own";
    private static final String AUTHORITY = "authority";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyStore store;

    private Certificates(KeyStore store) {
        this.store = store;
    }

    /**
     * @param san the names it is for: {@code ip:127.0.0.1}, {@code dns:example.com}
     * @param more further options of keytool
     */
    static Certificates made(Path folder, String name, String algorithm, String san, String... more) throws Exception {
        Path file = folder.resolve(name + ".p12");
        List<String> options = new ArrayList<>(List.of("-alias", ALIAS, "-keyalg", algorithm, "-dname", "CN=" + name));
        options.addAll(List.of("-ext", "san=" + san));
        options.addAll(List.of(more));
        generate(file, options);
        return read(file);
    }

    /** The same, signed by an authority that is made for it. */
    static Certificates signed(Path folder, String name, String san, String... more) throws Exception {
        Path file = folder.resolve(name + ".p12");
        generate(file, List.of("-alias", AUTHORITY, "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc=ca:true"));
        List<String> options = new ArrayList<>(List.of("-signer", AUTHORITY));
        options.addAll(List.of(more));
        return made(folder, name, "EC", san, options.toArray(String[]::new));
    }

    private static void generate(Path file, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString()));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        command.addAll(options);
        Path log = file.resolveSibling(file.getFileName() + ".log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    private static Certificates read(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new Certificates(store);
    }

    String authority() throws GeneralSecurityException {
        return pem("CERTIFICATE", store.getCertificate(AUTHORITY).getEncoded());
    }

    String certificate() throws GeneralSecurityException {
        return pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
    }

    String key() throws GeneralSecurityException {
        return pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded());
    }

    static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder().encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    /** What a server with this certificate speaks TLS with, and whose certificates of clients it trusts. */
    SSLContext server(@Nullable Certificates clients) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(ALIAS, store.getKey(ALIAS, PASSWORD), PASSWORD, store.getCertificateChain(ALIAS));
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                keys.getKeyManagers(),
                clients == null ? null : clients.trusted().getTrustManagers(),
                null);
        return context;
    }

    private TrustManagerFactory trusted() throws GeneralSecurityException, IOException {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(certificates);
        return trusted;
    }
}
