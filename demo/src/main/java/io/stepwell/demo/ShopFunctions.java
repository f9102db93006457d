package io.stepwell.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code examples/order/functions} in Java, for a machine without Node.js or Python: the same names,
 * answers and errors.
 */
final class ShopFunctions {
    /** What a function does with its event. */
    interface Function {
        Object apply(Map<?, ?> event) throws InterruptedException;
    }

    private record Article(String name, int price) {}

    private static final Map<String, Article> CATALOGUE = Map.of(
            "mug", new Article("Mug", 12),
            "poster", new Article("Poster", 18),
            "lamp", new Article("Desk lamp", 79),
            "chair", new Article("Chair", 240),
            "desk", new Article("Standing desk", 690));
    private static final int QUANTITY_MAX = 100;

    private final Books books;

    ShopFunctions(Books books) {
        this.books = books;
    }

    /** The functions by their names. */
    Map<String, Function> byName() {
        return Map.of(
                "validate-order", this::validateOrder,
                "reserve-stock", this::reserveStock,
                "charge-card", this::chargeCard,
                "ship-item", this::shipItem,
                "send-receipt", this::sendReceipt,
                "refund-payment", this::refundPayment,
                "release-stock", this::releaseStock);
    }

    private Object validateOrder(Map<?, ?> order) {
        if (!String.valueOf(order.get("orderId")).matches("[A-Z]-[0-9]{1,9}")) {
            throw new FunctionFailure("InvalidOrder", "orderId must look like A-1001");
        }
        List<Map<String, Object>> lines =
                objects(order.get("items")).stream().map(ShopFunctions::line).toList();
        if (lines.isEmpty()) {
            throw new FunctionFailure("InvalidOrder", "an order needs at least one item");
        }
        int total = lines.stream()
                .mapToInt(line -> number(line.get("price")) * number(line.get("quantity")))
                .sum();
        return with(with(order, "lines", lines), "total", total);
    }

    private static Map<String, Object> line(Map<?, ?> item) {
        String sku = text(item.get("sku"));
        int quantity = number(item.get("quantity"));
        Article article = CATALOGUE.get(sku);
        if (article == null) {
            throw new FunctionFailure("UnknownItem", "The catalogue has no '" + sku + "'");
        }
        if (quantity < 1 || quantity > QUANTITY_MAX) {
            throw new FunctionFailure("InvalidOrder", "quantity must be 1 to " + QUANTITY_MAX);
        }
        return Map.of("sku", sku, "name", article.name(), "quantity", quantity, "price", article.price());
    }

    private Object reserveStock(Map<?, ?> order) throws InterruptedException {
        moment(300);
        List<Map<String, Object>> items = objects(order.get("lines")).stream()
                .map(line ->
                        Map.<String, Object>of("sku", text(line.get("sku")), "quantity", number(line.get("quantity"))))
                .toList();
        return unlessCancelled(
                "reserved", books.enter("reservations", id(order), Map.of("status", "reserved", "items", items)));
    }

    private Object chargeCard(Map<?, ?> order) throws InterruptedException {
        moment(500);
        String card = text(order.get("card"));
        if (card.endsWith("0002")) {
            throw new FunctionFailure("CardDeclined", "The bank declined card ..." + card.substring(card.length() - 4));
        }
        if (card.endsWith("0119") && books.count("card-network", id(order)) == 1) {
            throw new FunctionFailure("CardNetworkBusy", "The card network is busy");
        }
        return unlessCancelled(
                "charged",
                books.enter("payments", id(order), Map.of("status", "charged", "amount", number(order.get("total")))));
    }

    private static Map<?, ?> unlessCancelled(String status, Map<?, ?> entry) {
        if (!status.equals(entry.get("status"))) {
            throw new FunctionFailure("OrderCancelled", "The order was cancelled in the meantime");
        }
        return entry;
    }

    private Object shipItem(Map<?, ?> event) throws InterruptedException {
        moment(400);
        String address = text(event.get("address"));
        Map<?, ?> line = (Map<?, ?>) Objects.requireNonNull(event.get("line"));
        String parcel = id(event) + "-" + text(line.get("sku"));
        if (address.equals("Atlantis")) {
            throw new FunctionFailure("AddressUnknown", "The carrier does not know " + address);
        }
        if (address.equals("Reykjavik") && books.count("carrier", parcel) <= 2) {
            throw new FunctionFailure("CarrierBusy", "No room on the ship today");
        }
        return books.enter(
                "parcels",
                parcel,
                Map.of("tracking", "SW-" + parcel, "to", address, "quantity", number(line.get("quantity"))));
    }

    private Object sendReceipt(Map<?, ?> order) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("orderId", id(order));
        receipt.put("customer", text(order.get("customer")));
        receipt.put("total", number(order.get("total")));
        receipt.put(
                "parcels",
                objects(order.get("parcels")).stream()
                        .map(parcel -> text(parcel.get("tracking")))
                        .toList());
        if (order.get("approval") instanceof Map<?, ?> approval) {
            receipt.put("approvedBy", text(approval.get("by")));
        }
        return books.enter("receipts", id(order), receipt);
    }

    private Object refundPayment(Map<?, ?> order) {
        Map<?, ?> payment = books.enter("payments", id(order), Map.of("status", "not charged", "amount", 0));
        return "charged".equals(payment.get("status"))
                ? books.replace("payments", id(order), with(payment, "status", "refunded"))
                : payment;
    }

    private Object releaseStock(Map<?, ?> order) {
        Map<?, ?> reservation =
                books.enter("reservations", id(order), Map.of("status", "not reserved", "items", List.of()));
        return "reserved".equals(reservation.get("status"))
                ? books.replace("reservations", id(order), with(reservation, "status", "released"))
                : reservation;
    }

    /** What takes time in a real shop takes a moment here too. */
    private static void moment(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    private static Map<?, ?> with(Map<?, ?> members, String name, Object value) {
        Map<Object, @Nullable Object> all = new LinkedHashMap<>(members);
        all.put(name, value);
        return all;
    }

    private static String id(Map<?, ?> order) {
        return text(order.get("orderId"));
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static int number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).intValue();
    }

    private static List<Map<?, ?>> objects(@Nullable Object value) {
        return ((List<?>) Objects.requireNonNull(value))
                .stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }
}
