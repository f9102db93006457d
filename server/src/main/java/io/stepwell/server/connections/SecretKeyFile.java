package io.stepwell.server.connections;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key of the secrets: 32 bytes in Base64 in a file, or in memory for a store that is there as well. */
public final class SecretKeyFile {
    /** The name of the file that is made in a data folder. */
    public static final String NAME = "secret.key";

    private static final int KEY_BYTES = 32;
    private static final long FILE_BYTES_MAX = 1_024;

    private final @Nullable Path file;
    private final boolean made;
    private @Nullable SecretKey key;

    private SecretKeyFile(@Nullable Path file, boolean made) {
        this.file = file;
        this.made = made;
    }

    /** A key that somebody has put into this file. */
    public static SecretKeyFile given(Path file) {
        return new SecretKeyFile(file, false);
    }

    /** A key that is made at first use, in a file that its owner alone can read. */
    public static SecretKeyFile madeIn(Path folder) {
        return new SecretKeyFile(folder.resolve(NAME), true);
    }

    /** A key that ends with this process. */
    public static SecretKeyFile inMemory() {
        return new SecretKeyFile(null, true);
    }

    /**
     * The key, read once.
     *
     * @param mayBeMade whether nothing is encrypted yet, so that a missing key was not lost
     */
    synchronized SecretKey key(boolean mayBeMade) throws SecretsUnusableException {
        SecretKey known = key;
        if (known == null) {
            known = new SecretKeySpec(file == null ? random() : bytes(file, mayBeMade), "AES");
            key = known;
        }
        return known;
    }

    private byte[] bytes(Path path, boolean mayBeMade) throws SecretsUnusableException {
        try {
            if (made && mayBeMade && !Files.exists(path)) {
                make(path);
            }
            if (Files.size(path) <= FILE_BYTES_MAX) {
                byte[] bytes = Base64.getDecoder().decode(Files.readString(path).strip());
                if (bytes.length == KEY_BYTES) {
                    return bytes;
                }
            }
        } catch (IOException e) {
            throw new SecretsUnusableException("the key in the file " + path + " cannot be read or made ("
                    + e.getClass().getSimpleName() + "): put it back, readable for the server");
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw new SecretsUnusableException(
                "the file " + path + " must hold the key: " + KEY_BYTES + " bytes in Base64, and nothing else");
    }

    /** There under its name only when it is whole and on the disk. */
    private static void make(Path path) throws IOException {
        Path beside = path.resolveSibling(NAME + ".new");
        Files.deleteIfExists(beside);
        try (FileChannel out = FileChannel.open(
                beside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            String text = Base64.getEncoder().encodeToString(random()) + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return file == null ? "a key in memory" : "the key in the file " + file;
    }
}
