package io.stepwell.runtime.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.runtime.world.Rest;
import io.stepwell.runtime.world.Threads;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which decisions go to the store together, and in which order. The test's thread goes round the loop. */
final class CommitterTest {
    /** Longer than any test may take: what ends earlier did not wait for it. */
    private static final Duration ENDLESS = Duration.ofHours(1);

    private final Commits commits = new Commits();
    private final Threads threads = World.real(InstantSource.system()).threads();
    private final Committer committer = new Committer(commits, new Heard(), threads, ENDLESS);
    private final CommitsInFlight owner = new CommitsInFlight(0, committer);
    private final List<String> answers = new CopyOnWriteArrayList<>();

    private void submit(String... keys) {
        for (String key : keys) {
            Staged staged = new Staged();
            staged.batch().put(Table.META, key.getBytes(StandardCharsets.UTF_8), new byte[0]);
            staged.reply(() -> answers.add(key), failure -> answers.add(failure.getMessage()));
            owner.submit(staged, 1);
        }
    }

    private Thread resting(Rest rest) {
        return Thread.ofVirtual().start(() -> {
            try {
                committer.rest(rest);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void whatComesWhileOneCommitIsMadeGoesIntoTheNextInItsOrder() {
        submit("a");
        assertThat(committer.step()).isEqualTo(Rest.NONE);
        submit("b", "c", "d");
        committer.step();
        assertThat(commits.all).containsExactly(List.of("a"), List.of("b", "c", "d"));
        assertThat(answers).containsExactly("a", "b", "c", "d");
    }

    @Test
    @Timeout(60)
    void afterARoundOfManyItWaitsForAsManyAndKeepsTheirOrder() throws Exception {
        submit("a", "b", "c");
        Thread resting = resting(committer.step());
        submit("d", "e");
        assertThat(resting.join(Duration.ofMillis(20))).as("two are not three").isFalse();
        submit("f");
        resting.join();
        submit("g");
        committer.step();
        assertThat(commits.all).containsExactly(List.of("a", "b", "c"), List.of("d", "e", "f", "g"));
        assertThat(answers).containsExactly("a", "b", "c", "d", "e", "f", "g");
    }

    @Test
    @Timeout(60)
    void oneOrTwoClientsNeverWaitForCompany() throws Exception {
        submit("a", "b");
        committer.rest(committer.step());
        submit("c");
        committer.rest(committer.step());
        assertThat(commits.all).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    @Timeout(60)
    void afterAPauseNobodyIsWaitedFor() throws Exception {
        submit("a", "b", "c");
        committer.step();
        Rest rest = committer.step();
        assertThat(rest).isInstanceOf(Rest.ForWork.class);
        submit("d");
        committer.rest(rest);
        committer.rest(committer.step());
        assertThat(commits.all).containsExactly(List.of("a", "b", "c"), List.of("d"));
    }

    @Test
    @Timeout(60)
    void closingWaitsForNoCompanyAndCommitsWhatHasCome() throws Exception {
        committer.start();
        submit("a", "b", "c", "d");
        committer.close();
        assertThat(answers).containsExactly("a", "b", "c", "d");
    }

    /** A store that remembers which keys came together. */
    private static final class Commits implements Store {
        private final List<List<String>> all = new ArrayList<>();

        @Override
        public void commit(List<PartitionBatch> batches) {
            all.add(batches.stream()
                    .flatMap(batch -> batch.batch().operations().stream())
                    .map(operation -> new String(operation.key(), StandardCharsets.UTF_8))
                    .toList());
        }

        @Override
        public byte[] get(Table table, byte[] key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Row> scan(Table table, byte[] from, byte[] to, int limit, boolean reverse) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long acquire(int partition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void backup(Path target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
