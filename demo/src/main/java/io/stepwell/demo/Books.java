package io.stepwell.demo;

import io.stepwell.language.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the functions wrote down about money and stock: the effects outside of the executions. */
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
            Path file = shop.resolve(book).resolve(orderId + ".json");
            if (Files.exists(file) && Json.parse(Files.readString(file)).tree() instanceof Map<?, ?> fact) {
                return String.valueOf(fact.get("status"));
            }
            return NONE;
        } catch (IOException e) {
            return e.toString();
        }
    }
}
