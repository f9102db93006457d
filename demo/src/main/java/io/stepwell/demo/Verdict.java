package io.stepwell.demo;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** How an order ended, and whether that is how it should have. */
record Verdict(Order order, String status, @Nullable String error, String payment, String stock) {
    static Verdict of(Order order, Scenery scenery) {
        String id = scenery.id(order);
        DescribeExecutionResponse execution = scenery.shop().describe(id);
        return new Verdict(
                order,
                execution.statusAsString(),
                execution.error(),
                scenery.books().payment(id),
                scenery.books().stock(id));
    }

    /** Status and error are the expected ones, and money and stock are where they belong. */
    boolean asExpected() {
        boolean ended = order.succeeds()
                ? status.equals("SUCCEEDED")
                : status.equals("FAILED") && Objects.equals(error, order.error());
        return ended && booksAgree();
    }

    private boolean booksAgree() {
        if (order.succeeds()) {
            return payment.equals("charged") && stock.equals("reserved");
        }
        if (order.equals(Order.UNKNOWN_ITEM)) {
            return payment.equals("none") && stock.equals("none");
        }
        boolean nothingKept = stock.equals("released") || stock.equals("not reserved");
        return nothingKept && payment.equals(order.refunded() ? "refunded" : "not charged");
    }

    /** One line for people. */
    String text(String orderId) {
        return orderId + " ended " + status + (error == null ? "" : " with " + error) + ", payment " + payment
                + ", stock "
                + stock + "; expected was " + (order.succeeds() ? "SUCCEEDED" : "FAILED with " + order.error())
                + " and books to match";
    }
}
