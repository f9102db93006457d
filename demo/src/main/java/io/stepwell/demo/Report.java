package io.stepwell.demo;

import io.stepwell.demo.Screen.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What came of it, for people. */
final class Report {
    private final Screen screen;
    private final Scenery scenery;
    private final List<Verdict> verdicts;

    Report(Screen screen, Scenery scenery, List<Verdict> verdicts) {
        this.screen = screen;
        this.scenery = scenery;
        this.verdicts = verdicts;
    }

    /** Prints it; answers whether all ended as they should. */
    boolean print() {
        String id = scenery.id(Order.REJECTED);
        screen.heading("The history of " + id + ": paid at the second try, rejected by a person, refunded");
        HistoryText.print(screen, scenery.shop().history(id));
        screen.heading("The result");
        List<Verdict> wrong =
                verdicts.stream().filter(verdict -> !verdict.asExpected()).toList();
        wrong.forEach(verdict ->
                screen.line(screen.paint(Colour.BAD, "✗ " + verdict.text(scenery.id(verdict.order())))));
        screen.line("payments  " + tally(Verdict::payment, "charged", "refunded", "not charged"));
        screen.line("stock     " + tally(Verdict::stock, "reserved", "released", "not reserved"));
        screen.line(
                wrong.isEmpty()
                        ? screen.paint(Colour.GOOD, "✓ all " + verdicts.size() + " orders ended as they should")
                        : screen.paint(
                                Colour.BAD,
                                "✗ " + wrong.size() + " of " + verdicts.size() + " orders did not end as they should"));
        return wrong.isEmpty();
    }

    private String tally(Function<Verdict, String> book, String... statuses) {
        List<String> texts = new ArrayList<>();
        for (String status : statuses) {
            long count =
                    verdicts.stream().filter(v -> book.apply(v).equals(status)).count();
            if (count > 0) {
                texts.add(count + " " + status);
            }
        }
        return String.join(", ", texts);
    }
}
