package io.stepwell.demo;

import io.stepwell.demo.Row.Mark;
import io.stepwell.demo.Screen.Colour;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Follows the orders of one run until all have ended. */
final class Watch {
    private static final String APPROVAL = "Ask for approval";

    private final Shop shop;
    private final Screen screen;
    private final int run;
    private final Map<Integer, Row> ended = new TreeMap<>();
    private boolean waitsForPerson;

    Watch(Shop shop, Screen screen, int run) {
        this.shop = shop;
        this.screen = screen;
        this.run = run;
    }

    /** Asks how the orders are and shows it. */
    void look() {
        waitsForPerson = false;
        screen.table(Order.ALL.stream().map(this::row).toList());
    }

    boolean allEnded() {
        return ended.size() == Order.ALL.size();
    }

    /** Whether an execution waited for an answer when last looked at. */
    boolean waitsForPerson() {
        return waitsForPerson;
    }

    int running() {
        return Order.ALL.size() - ended.size();
    }

    private Row row(Order order) {
        Row last = ended.get(order.number());
        if (last != null) {
            return last;
        }
        String id = order.id(run);
        DescribeExecutionResponse execution = shop.describe(id);
        Instant until = execution.stopDate() == null ? Instant.now() : execution.stopDate();
        Duration time = Duration.between(execution.startDate(), until);
        if (execution.status() == ExecutionStatus.RUNNING) {
            return new Row(id, order.title(), Mark.RUNNING, where(id), time);
        }
        Row row = execution.status() == ExecutionStatus.SUCCEEDED
                ? new Row(id, order.title(), Mark.SUCCEEDED, screen.paint(Colour.GOOD, "succeeded"), time)
                : new Row(id, order.title(), Mark.FAILED, failure(execution), time);
        ended.put(order.number(), row);
        return row;
    }

    private String where(String id) {
        String now = new Trail(shop.history(id)).now();
        if (!now.equals(APPROVAL)) {
            return now;
        }
        waitsForPerson = true;
        return screen.paint(Colour.WAITING, now);
    }

    private String failure(DescribeExecutionResponse execution) {
        String how = execution.error() == null ? execution.statusAsString() : execution.error();
        return screen.paint(Colour.BAD, how);
    }

    static List<Verdict> verdicts(Shop shop, Books books, int run) {
        return Order.ALL.stream()
                .map(order -> {
                    String id = order.id(run);
                    DescribeExecutionResponse execution = shop.describe(id);
                    return new Verdict(
                            order, execution.statusAsString(), execution.error(), books.payment(id), books.stock(id));
                })
                .toList();
    }
}
