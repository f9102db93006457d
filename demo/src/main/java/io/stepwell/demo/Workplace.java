package io.stepwell.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder everything happens in: {@code store} with the server's data, {@code order} with the example's files,
 * {@code shop} with what the functions wrote.
 */
final class Workplace implements AutoCloseable {
    /** The example, as it is packed into the jar. */
    private static final List<String> FILES = List.of(
            "order.asl.json",
            "functions.json",
            "approver.py",
            "functions/books.mjs",
            "functions/books.py",
            "functions/charge_card.py",
            "functions/refund_payment.py",
            "functions/release-stock.mjs",
            "functions/reserve-stock.mjs",
            "functions/send_receipt.py",
            "functions/ship-item.mjs",
            "functions/validate_order.py");

    private final Path folder;
    private final boolean kept;

    private Workplace(Path folder, boolean kept) {
        this.folder = folder;
        this.kept = kept;
    }

    /**
     * Prepares the folder.
     *
     * @param data null for one that is removed when this is closed
     * @throws DemoException when it cannot be used
     */
    static Workplace open(@Nullable Path data) {
        try {
            Path folder = data == null
                    ? Files.createTempDirectory("stepwell-demo-")
                    : Files.createDirectories(data.toAbsolutePath().normalize());
            Workplace workplace = new Workplace(folder, data != null);
            for (String file : FILES) {
                workplace.unpack(file);
            }
            return workplace;
        } catch (IOException e) {
            throw new DemoException("--data: the folder cannot be written (" + e + "). Name another one.");
        }
    }

    Path folder() {
        return folder;
    }

    boolean kept() {
        return kept;
    }

    Path store() {
        return folder.resolve("store");
    }

    Path shop() {
        return folder.resolve("shop");
    }

    Path example(String file) {
        return folder.resolve("order").resolve(file);
    }

    String definition() {
        try {
            return Files.readString(example("order.asl.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack(String file) throws IOException {
        Path target = example(file);
        Files.createDirectories(target.resolveSibling("."));
        try (InputStream packed = Workplace.class.getResourceAsStream("order/" + file)) {
            if (packed == null) {
                throw new IllegalStateException("the jar lacks " + file);
            }
            Files.copy(packed, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // a folder of temporary files that stays behind does no harm
        }
    }
}
