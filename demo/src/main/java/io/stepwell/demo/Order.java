package io.stepwell.demo;

import java.util.List;
import java.util.Locale;

/**
 * An order that the demo places, and how it should end.
 *
 * @param number the last digits of its id
 * @param title what is special about it, for people
 * @param input its input without the id
 * @param error the error the execution should fail with; empty when it should succeed
 * @param refunded whether money was taken and has to be given back
 */
record Order(int number, String title, String input, String error, boolean refunded) {
    static final Order SMALL = succeeds(1, "two mugs", "Ada", "4242", "London", "mug:2");
    static final Order FLAKY_CARRIER =
            succeeds(2, "carrier busy twice", "Björk", "4242", "Reykjavik", "mug:1", "poster:3", "lamp:1");
    static final Order LARGE = succeeds(3, "large, to be approved", "Grace", "4242", "Arlington", "desk:1", "chair:2");
    static final Order DECLINED =
            fails(4, "card declined", "CardDeclined", false, "Mallory", "0002", "Delft", "lamp:1");
    static final Order UNKNOWN_ITEM =
            fails(5, "unknown item", "UnknownItem", false, "Edsger", "4242", "Austin", "unicorn:1");
    static final Order REJECTED =
            fails(6, "too large, rejected", "OrderRejected", true, "Charles", "0119", "London", "desk:8");
    static final Order LOST =
            fails(7, "no such address", "AddressUnknown", true, "Plato", "4242", "Atlantis", "lamp:2");
    static final List<Order> ALL = List.of(SMALL, FLAKY_CARRIER, LARGE, DECLINED, UNKNOWN_ITEM, REJECTED, LOST);

    /** The id, which is the execution's name too. */
    String id(int run) {
        return String.format(Locale.ROOT, "A-%d", run * 1_000 + number);
    }

    String input(int run) {
        return "{\"orderId\": \"" + id(run) + "\", " + input + "}";
    }

    boolean succeeds() {
        return error.isEmpty();
    }

    private static Order succeeds(
            int number, String title, String customer, String card, String address, String... items) {
        return new Order(number, title, input(customer, card, address, items), "", false);
    }

    private static Order fails(
            int number,
            String title,
            String error,
            boolean refunded,
            String customer,
            String card,
            String address,
            String... items) {
        return new Order(number, title, input(customer, card, address, items), error, refunded);
    }

    private static String input(String customer, String card, String address, String... items) {
        List<String> lines = List.of(items).stream()
                .map(item -> item.split(":", 2))
                .map(parts -> "{\"sku\": \"" + parts[0] + "\", \"quantity\": " + parts[1] + "}")
                .toList();
        return "\"customer\": \"" + customer + "\", \"card\": \"4000-0000-0000-" + card + "\", \"address\": \""
                + address + "\", \"items\": [" + String.join(", ", lines) + "]";
    }
}
