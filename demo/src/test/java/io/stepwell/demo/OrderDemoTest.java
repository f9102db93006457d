package io.stepwell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.log.CompactLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The demo, played once, with its real server, queue, functions and approver. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
@EnabledIf(value = "programsAreThere", disabledReason = "node or python3 is not installed")
class OrderDemoTest {
    private final Stage stage = new Stage();
    private final StringWriter shown = new StringWriter();
    private final Map<Order, Verdict> verdicts = new HashMap<>();
    private @Nullable Scenery scenery;
    private boolean good;

    static boolean programsAreThere() throws InterruptedException {
        return Programs.missing(Programs.NEEDED).isEmpty();
    }

    @BeforeAll
    void play(@TempDir Path data) throws InterruptedException {
        CompactLog.install(Level.WARNING);
        Screen screen = stage.put(Screen.of(new PrintWriter(shown), false));
        scenery = Scenery.open(new DemoSettings(0, data, false), List.of(), screen, stage);
        List<Verdict> all = new Play(scenery, screen).play();
        all.forEach(verdict -> verdicts.put(verdict.order(), verdict));
        good = new Report(screen, scenery, all).print();
        new Directions(screen, scenery).afterwards();
    }

    @AfterAll
    void takeDown() {
        stage.close();
    }

    @Test
    void ordersThatCanBeFulfilledSucceed() {
        for (Order order : List.of(Order.SMALL, Order.FLAKY_CARRIER, Order.LARGE)) {
            assertThat(verdict(order)).isEqualTo(new Verdict(order, "SUCCEEDED", null, "charged", "reserved"));
        }
    }

    @Test
    void anUnknownItemFailsBeforeAnythingHappened() {
        assertThat(verdict(Order.UNKNOWN_ITEM))
                .isEqualTo(new Verdict(Order.UNKNOWN_ITEM, "FAILED", "UnknownItem", "none", "none"));
        assertThat(entered(Order.UNKNOWN_ITEM)).containsExactly("Validate order");
    }

    @Test
    void aDeclinedCardCostsNothingAndBlocksNoStock() {
        Verdict verdict = verdict(Order.DECLINED);
        assertThat(verdict.error()).isEqualTo("CardDeclined");
        assertThat(verdict.payment()).isEqualTo("not charged");
        assertThat(verdict.stock()).isIn("released", "not reserved");
        assertThat(entered(Order.DECLINED))
                .endsWith("Refund payment", "Release stock", "Order cancelled")
                .doesNotContain("Ship items");
    }

    @Test
    void aRejectedOrderIsPaidAtTheSecondTryAndUndone() {
        assertThat(verdict(Order.REJECTED))
                .isEqualTo(new Verdict(Order.REJECTED, "FAILED", "OrderRejected", "refunded", "released"));
        assertThat(entered(Order.REJECTED))
                .containsExactly(
                        "Validate order",
                        "Reserve and charge",
                        "Reserve stock",
                        "Charge card",
                        "Large order?",
                        "Ask for approval",
                        "Refund payment",
                        "Release stock",
                        "Order cancelled");
        assertThat(types(Order.REJECTED))
                .containsSubsequence(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.PARALLEL_STATE_STARTED,
                        HistoryEventType.LAMBDA_FUNCTION_FAILED,
                        HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED,
                        HistoryEventType.PARALLEL_STATE_SUCCEEDED,
                        HistoryEventType.CHOICE_STATE_ENTERED,
                        HistoryEventType.TASK_SUBMITTED,
                        HistoryEventType.TASK_FAILED,
                        HistoryEventType.FAIL_STATE_ENTERED,
                        HistoryEventType.EXECUTION_FAILED);
    }

    @Test
    void aLostParcelIsRefunded() {
        assertThat(verdict(Order.LOST))
                .isEqualTo(new Verdict(Order.LOST, "FAILED", "AddressUnknown", "refunded", "released"));
        assertThat(types(Order.LOST))
                .containsSubsequence(
                        HistoryEventType.MAP_ITERATION_FAILED,
                        HistoryEventType.MAP_STATE_FAILED,
                        HistoryEventType.MAP_STATE_EXITED);
    }

    @Test
    void anApprovedOrderShipsAfterTheApproval() {
        assertThat(types(Order.LARGE))
                .containsSubsequence(
                        HistoryEventType.TASK_SUBMITTED,
                        HistoryEventType.TASK_SUCCEEDED,
                        HistoryEventType.MAP_STATE_ENTERED,
                        HistoryEventType.MAP_STATE_SUCCEEDED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(scenery().shop().describe(id(Order.LARGE)).output()).contains("\"approvedBy\": \"approver.py\"");
    }

    @Test
    void eachItemIsShippedAndABusyCarrierTriedAgain() {
        assertThat(entered(Order.FLAKY_CARRIER)).filteredOn("Ship item"::equals).hasSize(3);
        assertThat(types(Order.FLAKY_CARRIER))
                .filteredOn(HistoryEventType.LAMBDA_FUNCTION_FAILED::equals)
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theServerWasRestartedBetweenQuestionAndAnswer() {
        assertThat(shown.toString())
                .containsSubsequence(
                        "the server was stopped and started again",
                        "executions go on where they were",
                        id(Order.REJECTED) + " is rejected");
    }

    @Test
    void whatIsShownEndsInGoodNewsAndWaysToLookFurther() {
        assertThat(good).isTrue();
        assertThat(shown.toString())
                .containsSubsequence(
                        "Seven orders are placed",
                        "✗ " + id(Order.UNKNOWN_ITEM),
                        "The history of " + id(Order.REJECTED),
                        "CardNetworkBusy: The card network is busy",
                        "✓ all 7 orders ended as they should",
                        "./stepwell server --data " + scenery().workplace().store());
        assertThat(Files.isDirectory(scenery().workplace().store())).isTrue();
    }

    private Verdict verdict(Order order) {
        return Objects.requireNonNull(verdicts.get(order));
    }

    private Scenery scenery() {
        return Objects.requireNonNull(scenery);
    }

    private String id(Order order) {
        return scenery().id(order);
    }

    private List<HistoryEventType> types(Order order) {
        return scenery().shop().history(id(order)).stream()
                .map(HistoryEvent::type)
                .toList();
    }

    private List<String> entered(Order order) {
        return scenery().shop().history(id(order)).stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }
}
