package io.stepwell.runtime.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.runtime.statistics.Whose;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a round once the store has taken or refused it. */
final class StagedTest {
    private static final RuntimeException UNREADABLE = new StoreException("the disk cannot be read", null);

    private final ByHand byHand = new ByHand();
    private final Heard heard = new Heard();
    private final Staged staged = new Staged();
    private final List<RuntimeException> failures = new ArrayList<>();

    private void answers(String name) {
        staged.reply(() -> heard.all().add("answer " + name), failures::add);
    }

    private void counts() {
        Prepared begun = byHand.begin("counted");
        Whose whose = new Whose("arn:m", "", 0);
        staged.counts().count(whose, begun.hot().stays(), begun.decision().events());
    }

    private static void breaks(Outside outside) {
        throw UNREADABLE;
    }

    @Test
    void effectsAreReleasedInTheirOrderAndAnswersAreGivenAfterThem() {
        answers("a");
        staged.release(outside -> outside.startMapRun("first"));
        answers("b");
        staged.release(Outside::jobEnded);
        counts();
        staged.succeeded(heard);
        assertThat(heard.all()).containsExactly("startMapRun first", "jobEnded", "counted", "answer a", "answer b");
        assertThat(failures).isEmpty();
    }

    @Test
    void anEffectThatFailsKeepsBackNeitherTheOthersNorTheAnswers() {
        staged.release(outside -> outside.startMapRun("before"));
        staged.release(StagedTest::breaks);
        staged.release(outside -> outside.startMapRun("after"));
        counts();
        answers("a");
        assertThatThrownBy(() -> staged.succeeded(heard)).isSameAs(UNREADABLE);
        assertThat(heard.all()).containsExactly("startMapRun before", "startMapRun after", "counted", "answer a");
        assertThat(failures).isEmpty();
    }

    @Test
    void manyEffectsThatFailKeepNothingBackEither() {
        staged.release(StagedTest::breaks);
        staged.release(StagedTest::breaks);
        staged.release(Outside::jobEnded);
        answers("a");
        assertThatThrownBy(() -> staged.succeeded(heard)).isSameAs(UNREADABLE);
        assertThat(heard.all()).containsExactly("jobEnded", "answer a");
    }

    @Test
    void whereNothingWasCountedNothingIsSaidOfIt() {
        staged.release(Outside::jobEnded);
        staged.succeeded(heard);
        assertThat(heard.all()).containsExactly("jobEnded");
    }

    @Test
    void anExecutionStaysInMemoryUntilEachRoundThatTouchedItIsThrough() {
        Hot hot = byHand.begin("a").hot();
        Staged next = new Staged();
        staged.touch(hot);
        staged.touch(hot);
        next.touch(hot);
        staged.release(StagedTest::breaks);
        assertThatThrownBy(() -> staged.succeeded(heard)).isSameAs(UNREADABLE);
        assertThat(hot.isPinned()).isTrue();
        next.failed(UNREADABLE);
        assertThat(hot.isPinned()).isFalse();
    }

    @Test
    void nothingIsToldOfALostRoundButTheReasonToThoseWhoWaitForAnswers() {
        staged.release(Outside::jobEnded);
        counts();
        answers("a");
        answers("b");
        staged.failed(UNREADABLE);
        assertThat(heard.all()).isEmpty();
        assertThat(failures).containsExactly(UNREADABLE, UNREADABLE);
    }

    @Test
    void aRoundIsEmptyOnlyWhileThereIsNothingToWriteToTellOrToAnswer() {
        assertThat(staged.isEmpty()).isTrue();
        assertThatCode(() -> staged.succeeded(heard)).doesNotThrowAnyException();
        Staged writes = new Staged();
        writes.batch().put(Table.META, new byte[] {1}, new byte[0]);
        assertThat(writes.isEmpty()).isFalse();
        Staged tells = new Staged();
        tells.release(Outside::jobEnded);
        assertThat(tells.isEmpty()).isFalse();
        Staged replies = new Staged();
        replies.reply(() -> {}, _ -> {});
        assertThat(replies.isEmpty()).isFalse();
    }
}
