package io.stepwell.demo;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * What the functions wrote down about money and stock: the effects outside of the executions. A folder with one small
 * JSON file for each fact, written by the functions, of whatever language, and compared by the demo.
 */
final class Books {
    static final String NONE = "none";

    private final Path shop;

    Books(Path shop) {
        this.shop = shop;
    }

    /** {@code charged}, {@code refunded}, {@code not charged} or {@code none}. */
    String payment(String orderId) {
        return status("payments", orderId);
    }

    /** {@code reserved}, {@code released}, {@code not reserved} or {@code none}. */
    String stock(String orderId) {
        return status("reservations", orderId);
    }

    private String status(String book, String orderId) {
        try {
            Path file = file(book, orderId);
            return Files.exists(file) ? String.valueOf(fact(file).get("status")) : NONE;
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Enters a fact unless there is one; answers what the book says now. */
    synchronized Map<?, ?> enter(String book, String key, Map<?, ?> fact) {
        try {
            Path file = file(book, key);
            return Files.exists(file) ? fact(file) : replace(book, key, fact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Map<?, ?> replace(String book, String key, Map<?, ?> fact) {
        try {
            Path file = file(book, key);
            Files.createDirectories(file.resolveSibling("."));
            Path beside = Files.writeString(file.resolveSibling(key + ".new"), JsonWriter.write(fact));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            return fact;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts a visit; answers how many there were. */
    synchronized long count(String book, String key) {
        try {
            Path file = file(book, key);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String book, String key) {
        if (!key.matches("[A-Za-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("'" + key + "' is no key of a book");
        }
        return shop.resolve(book).resolve(key + ".json");
    }

    private static Map<?, ?> fact(Path file) throws IOException {
        return Json.parse(Files.readString(file)).tree() instanceof Map<?, ?> fact ? fact : Map.of();
    }
}
