package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Served;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;

/** Lists and histories, page by page. */
final class ListingTest {
    @RegisterExtension
    static final Served SERVED = new Served();

    private static final String WAIT =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}";
    private static Caller caller;

    @BeforeAll
    static void start() {
        caller = SERVED.caller();
    }

    private record Part<T>(List<T> items, @Nullable String nextToken) {}

    /** All items in order; checks the size of each page. */
    private static <T> List<T> readAll(int pageSize, Function<@Nullable String, Part<T>> read) {
        List<T> all = new ArrayList<>();
        String token = null;
        do {
            Part<T> part = read.apply(token);
            assertThat(part.items()).hasSizeLessThanOrEqualTo(pageSize);
            all.addAll(part.items());
            token = part.nextToken();
        } while (token != null);
        return all;
    }

    @Test
    void aHistoryComesInPagesForwardsAndBackwards() {
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            states.append("\"S%d\":{\"Type\":\"Pass\",\"Next\":\"S%d\"},".formatted(i, i + 1));
        }
        String machine =
                caller.create("long", "{\"StartAt\":\"S0\",\"States\":{" + states + "\"S60\":{\"Type\":\"Succeed\"}}}");
        String arn = caller.start(machine, "{}");
        caller.finished(arn);
        List<HistoryEvent> whole = caller.history(arn);
        assertThat(whole).hasSize(2 + 61 * 2);

        for (int size : new int[] {1, 7, 124, 1_000}) {
            assertThat(pages(arn, size, false)).as("pages of %d", size).isEqualTo(whole);
            List<HistoryEvent> backwards = new ArrayList<>(whole);
            Collections.reverse(backwards);
            assertThat(pages(arn, size, true)).as("pages of %d, reversed", size).isEqualTo(backwards);
        }
    }

    private static List<HistoryEvent> pages(String arn, int size, boolean reverse) {
        return readAll(size, token -> {
            var page = caller.sfn.getExecutionHistory(r ->
                    r.executionArn(arn).maxResults(size).reverseOrder(reverse).nextToken(token));
            return new Part<>(page.events(), page.nextToken());
        });
    }

    @Test
    void executionsAreListedTheNewestFirstAndByStatus() {
        String machine = caller.create("listed", WAIT);
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            started.addFirst(caller.start(machine, "e" + i, "{}"));
        }
        List<String> stopped = List.of(started.get(3), started.get(20));
        stopped.forEach(arn -> caller.sfn.stopExecution(r -> r.executionArn(arn)));

        assertThat(executions(machine, null)).containsExactlyInAnyOrderElementsOf(started);
        assertThat(executions(machine, ExecutionStatus.ABORTED)).containsExactlyInAnyOrderElementsOf(stopped);
        assertThat(executions(machine, ExecutionStatus.RUNNING)).hasSize(23).doesNotContainAnyElementsOf(stopped);
        assertThat(executions(machine, ExecutionStatus.FAILED)).isEmpty();
        List<ExecutionListItem> page = caller.sfn
                .listExecutions(r -> r.stateMachineArn(machine).maxResults(25))
                .executions();
        assertThat(page).extracting(ExecutionListItem::startDate).isSortedAccordingTo(Collections.reverseOrder());
    }

    private static List<String> executions(String machine, @Nullable ExecutionStatus status) {
        return readAll(4, token -> {
            var page = caller.sfn.listExecutions(r -> r.stateMachineArn(machine)
                    .maxResults(4)
                    .statusFilter(status)
                    .nextToken(token));
            return new Part<>(
                    page.executions().stream()
                            .map(ExecutionListItem::executionArn)
                            .toList(),
                    page.nextToken());
        });
    }

    @Test
    void stateMachinesAndActivitiesAreListedWithoutGapsOrRepeats() {
        List<String> machines = new ArrayList<>();
        List<String> activities = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            String name = "many-" + i;
            machines.add(caller.create(name, WAIT));
            activities.add(caller.sfn.createActivity(r -> r.name(name)).activityArn());
        }
        List<String> listedMachines = readAll(3, token -> {
            var page = caller.sfn.listStateMachines(r -> r.maxResults(3).nextToken(token));
            return new Part<>(
                    page.stateMachines().stream().map(m -> m.stateMachineArn()).toList(), page.nextToken());
        });
        List<String> listedActivities = readAll(3, token -> {
            var page = caller.sfn.listActivities(r -> r.maxResults(3).nextToken(token));
            return new Part<>(
                    page.activities().stream().map(a -> a.activityArn()).toList(), page.nextToken());
        });

        assertThat(listedMachines).containsAll(machines).doesNotHaveDuplicates();
        assertThat(listedActivities).containsExactlyInAnyOrderElementsOf(activities);
    }

    @Test
    void aTokenOfAnotherListingIsRefused() {
        String first = caller.create("tokens-1", WAIT);
        String second = caller.create("tokens-2", WAIT);
        caller.start(first, "{}");
        caller.start(first, "{}");
        String token = caller.sfn
                .listExecutions(r -> r.stateMachineArn(first).maxResults(1))
                .nextToken();

        assertThat(token).isNotNull();
        assertThatThrownBy(() ->
                        caller.sfn.listExecutions(r -> r.stateMachineArn(second).nextToken(token)))
                .isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() ->
                        caller.sfn.listExecutions(r -> r.stateMachineArn(first).nextToken(token + "A")))
                .isInstanceOf(InvalidTokenException.class);
    }
}
