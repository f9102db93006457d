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
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Follows the orders of one run until all have ended. */
final class Watch {
    private static final String APPROVAL = "Ask for approval";

    private final Scenery scenery;
    private final Screen screen;
    private final Map<Integer, Row> ended = new TreeMap<>();
    private boolean waiting;

    Watch(Scenery scenery, Screen screen) {
        this.scenery = scenery;
        this.screen = screen;
    }

    /** Asks how the orders are and shows it. */
    void look() {
        waiting = false;
        screen.table(Order.ALL.stream().map(this::row).toList());
    }

    boolean allEnded() {
        return ended.size() == Order.ALL.size();
    }

    /** Whether the order that will be rejected waited for its answer when last looked at. */
    boolean rejectionIsDue() {
        return waiting;
    }

    int running() {
        return Order.ALL.size() - ended.size();
    }

    private Row row(Order order) {
        Row last = ended.get(order.number());
        if (last != null) {
            return last;
        }
        String id = scenery.id(order);
        DescribeExecutionResponse execution = scenery.shop().describe(id);
        Instant until = execution.stopDate() == null ? Instant.now() : execution.stopDate();
        Duration time = Duration.between(execution.startDate(), until);
        if (execution.status() == ExecutionStatus.RUNNING) {
            return new Row(id, order.title(), Mark.RUNNING, where(order, id), time);
        }
        Row row = execution.status() == ExecutionStatus.SUCCEEDED
                ? new Row(id, order.title(), Mark.SUCCEEDED, screen.paint(Colour.GOOD, "succeeded"), time)
                : new Row(id, order.title(), Mark.FAILED, failure(execution, id), time);
        ended.put(order.number(), row);
        return row;
    }

    private String where(Order order, String id) {
        List<HistoryEvent> history = scenery.shop().history(id);
        String now = new Trail(history).now();
        if (!now.equals(APPROVAL)) {
            // the last state may have been left since the execution was asked
            return now.isEmpty() ? "ending" : now;
        }
        boolean submitted = history.getLast().type() == HistoryEventType.TASK_SUBMITTED;
        waiting |= order.equals(Order.REJECTED) && submitted;
        return screen.paint(Colour.WAITING, now);
    }

    private String failure(DescribeExecutionResponse execution, String id) {
        String how = execution.error() == null ? execution.statusAsString() : execution.error();
        String payment = scenery.books().payment(id);
        return screen.paint(Colour.BAD, how) + (payment.equals(Books.NONE) ? "" : ", " + payment);
    }
}
