package io.stepwell.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text from a file, or from stdin where its name is {@code -}. */
final class TextSource {
    /** The longest text read, in bytes: the largest definition AWS accepts, in four-byte characters. */
    static final int MAX_BYTES = 4 << 20;

    private TextSource() {}

    /**
     * The text of a file.
     *
     * @throws UsageException when it cannot be read, is too long or is not UTF-8
     */
    static String read(String name, InputStream stdin) {
        String shown = name.equals("-") ? "stdin" : name;
        byte[] bytes;
        try (InputStream in = name.equals("-") ? stdin : Files.newInputStream(Path.of(name))) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new UsageException(shown + ": no such file.");
        } catch (AccessDeniedException e) {
            throw new UsageException(shown + ": permission denied.");
        } catch (IOException e) {
            throw new UsageException(shown + ": cannot be read (" + e.getMessage() + ").");
        }
        if (bytes.length > MAX_BYTES) {
            throw new UsageException(
                    shown + ": longer than " + (MAX_BYTES >> 20) + " MiB, which no definition or input may be.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(shown + ": not UTF-8 text.");
        }
    }
}
