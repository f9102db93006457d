package io.stepwell.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.event.Event;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.simulation.run.BrokenRun;
import io.stepwell.simulation.run.Simulation;
import io.stepwell.simulation.run.Variant;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.JournalCodec;
import io.stepwell.storage.codec.KeyReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each test breaks one promise on purpose and requires that the simulation sees it within a few seeds. A simulation
 * that lets one of these pass would prove nothing.
 */
final class MutationTest {
    private static final int SEEDS_MAX = 150;
    private static final Logger PROGRAM = Logger.getLogger("io.stepwell");

    @BeforeAll
    static void quiet() {
        PROGRAM.setLevel(Level.OFF);
    }

    @Test
    void anAnswerBeforeTheCommitIsCaught() {
        assertCaught("acknowledged|called before|open|DOES_NOT_EXIST", storing(AnswersTooEarly::new));
    }

    @Test
    void aTimerThatIsNotKeptIsCaught() {
        assertCaught("stuck", storing(store -> new DropsEvery(store, Table.TIMER, 3)));
    }

    @Test
    void aCallThatIsForgottenIsCaught() {
        assertCaught("stuck", storing(store -> new DropsEvery(store, Table.TASK, 2)));
    }

    @Test
    void anOfferThatIsForgottenIsCaught() {
        assertCaught("stuck", storing(store -> new DropsEvery(store, Table.ACTIVITY_QUEUE, 2)));
    }

    @Test
    void aChildOfAMapRunThatIsForgottenIsCaught() {
        assertCaught("", storing(store -> new DropsEvery(store, Table.MAP_RUN, 7)));
    }

    @Test
    void aLostPieceOfTheJournalIsCaught() {
        assertCaught("", storing(store -> new DropsEvery(store, Table.JOURNAL, 7)));
    }

    @Test
    void aResultAppliedTwiceIsCaught() {
        assertCaught("", storing(AppliesResultsTwice::new));
    }

    @Test
    void aTornCommitIsCaught() {
        assertCaught("", storing(TearsCommits::new));
    }

    @Test
    void aCommitThatIsLostWithoutAWordIsCaught() {
        assertCaught("", storing(LosesCommits::new));
    }

    @Test
    void aTimerThatFiresEarlyIsCaught() {
        assertCaught("before its time|stuck", storing(FiresEarly::new));
    }

    @Test
    void anAnswerOfAnotherTaskIsCaught() {
        assertCaught("may end with|a call that no run makes", new Variant() {
            @Override
            public Integration callees(Integration callees) {
                return new ConfusesAnswers(callees);
            }
        });
    }

    @Test
    void aClockThatMovesBetweenTwoReadingsOfOneDecisionIsHarmless() {
        Variant stutters = new Variant() {
            @Override
            public InstantSource clock(InstantSource clock) {
                return () -> clock.instant().plusNanos(999_999);
            }
        };
        for (long seed = 1; seed <= 20; seed++) {
            Simulation.run(seed, stutters);
        }
    }

    private static Variant storing(UnaryOperator<Store> broken) {
        return new Variant() {
            @Override
            public Store store(Store disk) {
                return broken.apply(disk);
            }
        };
    }

    private static void assertCaught(String how, Variant broken) {
        for (long seed = 1; seed <= SEEDS_MAX; seed++) {
            try {
                Simulation.run(seed, broken);
            } catch (BrokenRun e) {
                assertThat(e.getMessage()).containsPattern(how);
                return;
            }
        }
        throw new AssertionError("not caught within " + SEEDS_MAX + " seeds");
    }

    /** Says a commit is done when the next one comes. */
    private static final class AnswersTooEarly extends BrokenStore {
        private List<PartitionBatch> waiting = List.of();

        AnswersTooEarly(Store store) {
            super(store);
        }

        @Override
        public void commit(List<PartitionBatch> batches) {
            List<PartitionBatch> before = waiting;
            waiting = List.copyOf(batches);
            if (!before.isEmpty()) {
                store.commit(before);
            }
        }
    }

    /** Leaves out every n-th row of a table. */
    private static final class DropsEvery extends BrokenStore {
        private final Table table;
        private final int nth;
        private int count;

        DropsEvery(Store store, Table table, int nth) {
            super(store);
            this.table = table;
            this.nth = nth;
        }

        @Override
        WriteBatch.@Nullable Operation kept(WriteBatch.Operation operation) {
            boolean put = operation.table() == table && operation.value() != null;
            return put && ++count % nth == 0 ? null : operation;
        }
    }

    /** Writes the event of a result twice. */
    private static final class AppliesResultsTwice extends BrokenStore {
        AppliesResultsTwice(Store store) {
            super(store);
        }

        @Override
        WriteBatch.Operation kept(WriteBatch.Operation operation) {
            byte[] value = operation.value();
            if (operation.table() != Table.JOURNAL || value == null) {
                return operation;
            }
            String arn = KeyReader.of(operation.key()).text();
            List<Event> twice = new ArrayList<>();
            for (Event event : JournalCodec.decode(arn, value)) {
                twice.add(event);
                if (event instanceof Event.TaskSucceeded) {
                    twice.add(event);
                }
            }
            return new WriteBatch.Operation(Table.JOURNAL, operation.key(), JournalCodec.encode(arn, twice));
        }
    }

    /** Writes the first half of a commit, then fails. */
    private static final class TearsCommits extends BrokenStore {
        private int count;

        TearsCommits(Store store) {
            super(store);
        }

        @Override
        public void commit(List<PartitionBatch> batches) {
            if (++count % 10 != 0) {
                store.commit(batches);
                return;
            }
            PartitionBatch first = batches.getFirst();
            List<WriteBatch.Operation> operations = first.batch().operations();
            WriteBatch half = new WriteBatch();
            operations.subList(0, operations.size() / 2).forEach(operation -> add(half, operation));
            store.commit(List.of(new PartitionBatch(first.partition(), first.epoch(), half)));
            throw new StoreException("torn", null);
        }
    }

    /** Says that a commit is done and writes nothing. */
    private static final class LosesCommits extends BrokenStore {
        private int count;

        LosesCommits(Store store) {
            super(store);
        }

        @Override
        public void commit(List<PartitionBatch> batches) {
            if (++count % 20 != 0) {
                store.commit(batches);
            }
        }
    }

    /** Writes that a wait ends a second later than it does. */
    private static final class FiresEarly extends BrokenStore {
        FiresEarly(Store store) {
            super(store);
        }

        @Override
        WriteBatch.Operation kept(WriteBatch.Operation operation) {
            byte[] value = operation.value();
            if (operation.table() != Table.JOURNAL || value == null) {
                return operation;
            }
            String arn = KeyReader.of(operation.key()).text();
            List<Event> later = JournalCodec.decode(arn, value).stream()
                    .map(event -> event instanceof Event.WaitScheduled wait
                            ? new Event.WaitScheduled(wait.head(), wait.branch(), wait.dueMillis() + 1_000)
                            : event)
                    .toList();
            return new WriteBatch.Operation(Table.JOURNAL, operation.key(), JournalCodec.encode(arn, later));
        }
    }

    /** Gives the answer of the call before. */
    private static final class ConfusesAnswers implements Integration {
        private final Integration callees;
        private @Nullable TaskOutcome before;

        ConfusesAnswers(Integration callees) {
            this.callees = callees;
        }

        @Override
        public String name() {
            return callees.name();
        }

        @Override
        public boolean serves(TaskResource resource) {
            return callees.serves(resource);
        }

        @Override
        public TaskOutcome call(TaskCall call) throws InterruptedException {
            TaskOutcome outcome = callees.call(call);
            TaskOutcome wrong = before;
            if (call.resource().kind() == TaskResource.Kind.LAMBDA_FUNCTION) {
                before = outcome;
                return wrong == null ? outcome : wrong;
            }
            return outcome;
        }
    }
}
