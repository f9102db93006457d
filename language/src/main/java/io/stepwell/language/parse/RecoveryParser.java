package io.stepwell.language.parse;

import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.definition.Catcher;
import io.stepwell.language.definition.Recovery;
import io.stepwell.language.definition.Retrier;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.parse.Node.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields {@code Retry} and {@code Catch}. */
final class RecoveryParser {
    private static final long MAX_ATTEMPTS = 99_999_999;
    private static final long MAX_DELAY_SECONDS = 31_622_399;

    private RecoveryParser() {}

    static Recovery parse(StateHead head, Fields fields, StateParser states) {
        List<Fields> retry = fields.objects("Retry", true);
        List<Fields> catches = fields.objects("Catch", true);
        List<Retrier> retriers = new ArrayList<>();
        List<Catcher> catchers = new ArrayList<>();
        for (int i = 0; retry != null && i < retry.size(); i++) {
            retriers.add(retrier(retry.get(i), i == retry.size() - 1));
        }
        for (int i = 0; catches != null && i < catches.size(); i++) {
            catchers.add(catcher(head, catches.get(i), i == catches.size() - 1, states));
        }
        return new Recovery(List.copyOf(retriers), List.copyOf(catchers));
    }

    private static Retrier retrier(Fields fields, boolean last) {
        fields.string("Comment");
        List<String> errorEquals = errorEquals(fields, last);
        long intervalSeconds = or(fields.integer("IntervalSeconds", 1, MachineParser.MAX_SECONDS), 1);
        long maxAttempts = or(fields.integer("MaxAttempts", 0, MAX_ATTEMPTS), 3);
        BigDecimal backoffRate = fields.numberFrom(new BigDecimal("1.0"), "BackoffRate");
        Long maxDelaySeconds = fields.integer("MaxDelaySeconds", 1, MAX_DELAY_SECONDS);
        String jitter = fields.string("JitterStrategy");
        if (jitter != null && !jitter.equals("FULL") && !jitter.equals("NONE")) {
            fields.schema("The field 'JitterStrategy' should have one of these values: [FULL, NONE]", "JitterStrategy");
        }
        fields.refuseOthers();
        return new Retrier(
                errorEquals,
                intervalSeconds,
                maxAttempts,
                backoffRate == null ? 2.0 : backoffRate.doubleValue(),
                maxDelaySeconds,
                "FULL".equals(jitter));
    }

    private static Catcher catcher(StateHead head, Fields fields, boolean last, StateParser states) {
        fields.string("Comment");
        List<String> errorEquals = errorEquals(fields, last);
        OutputFlow out = new FlowParser(head, fields).outputOfCatcher();
        fields.require("Next");
        String next = fields.string("Next");
        states.leadsTo(head, next, fields, "Next");
        fields.refuseOthers();
        return new Catcher(errorEquals, out, next == null ? "" : next);
    }

    private static List<String> errorEquals(Fields fields, boolean last) {
        fields.require("ErrorEquals");
        List<Node> nodes = fields.array("ErrorEquals");
        List<String> names = new ArrayList<>();
        for (Node node : nodes == null ? List.<Node>of() : nodes) {
            if (node instanceof ScalarNode scalar && scalar.value() instanceof String name) {
                names.add(name);
            } else {
                fields.schema("Expected an array of Strings", "ErrorEquals");
            }
        }
        if (nodes != null && nodes.isEmpty()) {
            fields.schema("Value cannot be empty", "ErrorEquals");
        }
        if (names.contains(ErrorNames.ALL) && (names.size() > 1 || !last)) {
            fields.schema("States.ALL must appear alone and in the last place", "ErrorEquals");
        }
        return List.copyOf(names);
    }

    private static long or(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }
}
