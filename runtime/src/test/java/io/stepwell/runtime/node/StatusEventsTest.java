package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.status.StatusChange;
import io.stepwell.engine.status.StatusSink;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.NewStateMachine;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.memory.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever wants to hear of changes of status hears of all of them, after the commit, also after a restart. */
final class StatusEventsTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @Test
    void eachChangeIsToldInOrderAndItsRowGoes() {
        Sink sink = new Sink(true);
        MemoryStore store = new MemoryStore();
        try (Node node = open(store, sink)) {
            String arn = start(node, "e");
            Fixture.until(() -> sink.told.size() == 2);
            assertThat(sink.told).containsExactly("e RUNNING {}", "e SUCCEEDED {}");
            assertThat(arn).endsWith(":e");
            Fixture.until(() -> rows(store) == 0);
        }
    }

    @Test
    void whatCouldNotBeToldIsToldAfterARestart() {
        MemoryStore store = new MemoryStore();
        Sink deaf = new Sink(false);
        try (Node before = open(new Unclosable(store), deaf)) {
            start(before, "e");
            Fixture.until(() -> !deaf.told.isEmpty());
        }
        Sink sink = new Sink(true);
        try (Node after = open(new Unclosable(store), sink)) {
            Fixture.until(() -> sink.told.size() == 2);
            Fixture.until(() -> rows(store) == 0);
            assertThat(after.callsInFlight()).isZero();
        }
    }

    @Test
    void aSinkThatBreaksIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        MemoryStore store = new MemoryStore();
        StatusSink breaksOnce = changes -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("as a bug would");
            }
            return true;
        };
        try (Node node = open(store, breaksOnce)) {
            start(node, "e");
            Fixture.until(() -> asked.get() > 1 && rows(store) == 0);
        }
    }

    @Test
    void nothingIsWrittenWhenNobodyWantsToHear() {
        MemoryStore store = new MemoryStore();
        try (Node node = open(store, null)) {
            start(node, "e");
            assertThat(rows(store)).isZero();
        }
    }

    private static Node open(Store store, @Nullable StatusSink sink) {
        return Node.open(NodeSettings.defaults().withStatusSink(sink), store, List.of(), new ManualClock());
    }

    private static int rows(Store store) {
        return store.scan(Table.OUTBOX, new byte[0], new byte[] {(byte) 0xFF}, 10, false)
                .size();
    }

    private static String start(Node node, String name) {
        String machine = "arn:aws:states:us-east-1:123456789012:stateMachine:m";
        node.catalogue()
                .createStateMachine(new NewStateMachine(
                        machine,
                        "m",
                        "STANDARD",
                        PASS,
                        "arn:aws:iam::123456789012:role/r",
                        "{}",
                        "{}",
                        null,
                        Map.of()));
        return node.executions().start(machine, name, Json.EMPTY_OBJECT, null).arn();
    }

    /** Notes what it is told, and takes it or not. */
    private static final class Sink implements StatusSink {
        final List<String> told = new CopyOnWriteArrayList<>();
        private final boolean takes;

        Sink(boolean takes) {
            this.takes = takes;
        }

        @Override
        public boolean tell(List<StatusChange> changes) {
            for (StatusChange change : changes) {
                told.add(change.origin().name() + " " + change.status() + " " + change.input());
            }
            return takes;
        }
    }
}
