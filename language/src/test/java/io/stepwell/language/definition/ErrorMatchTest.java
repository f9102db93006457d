package io.stepwell.language.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ErrorMatchTest {
    @Test
    void allTakesEverythingButFailuresOfTheRuntimeAndStatesThatGrewTooLarge() {
        assertThat(ErrorMatch.matches(List.of("States.ALL"), "Mine", true)).isTrue();
        assertThat(ErrorMatch.matches(List.of("States.ALL"), null, false)).isTrue();
        assertThat(ErrorMatch.matches(List.of("States.ALL"), "States.Runtime", false))
                .isFalse();
        assertThat(ErrorMatch.matches(List.of("States.ALL"), "States.DataLimitExceeded", false))
                .isFalse();
    }

    @Test
    void allTakesTheOversizedResultOfATask() {
        assertThat(ErrorMatch.matches(List.of("States.ALL"), "States.DataLimitExceeded", true))
                .isTrue();
    }

    @Test
    void taskFailedTakesWhatATaskRaisesButATimeout() {
        assertThat(ErrorMatch.matches(List.of("States.TaskFailed"), "Mine", true))
                .isTrue();
        assertThat(ErrorMatch.matches(List.of("States.TaskFailed"), "Mine", false))
                .isFalse();
        assertThat(ErrorMatch.matches(List.of("States.TaskFailed"), "States.Timeout", true))
                .isFalse();
    }

    @Test
    void nothingTakesARuntimeError() {
        assertThat(ErrorMatch.matches(List.of("States.Runtime"), "States.Runtime", false))
                .isFalse();
        assertThat(ErrorMatch.matches(List.of("States.TaskFailed"), "States.Runtime", true))
                .isFalse();
    }

    @Test
    void otherNamesTakeThemselves() {
        assertThat(ErrorMatch.matches(List.of("A", "B"), "B", true)).isTrue();
        assertThat(ErrorMatch.matches(List.of("A", "B"), "C", true)).isFalse();
        assertThat(ErrorMatch.matches(List.of("States.Timeout"), "States.HeartbeatTimeout", true))
                .isTrue();
    }
}
