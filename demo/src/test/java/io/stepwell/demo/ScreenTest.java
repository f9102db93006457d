package io.stepwell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.demo.Row.Mark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final StringWriter shown = new StringWriter();

    private static Row row(String id, String state) {
        return new Row(id, "two mugs", Mark.RUNNING, state, Duration.ofMillis(1_234));
    }

    @Test
    void linesAreOnlyOfWhatChanged() {
        Screen screen = Screen.of(new PrintWriter(shown), false);
        screen.table(List.of(row("A-1", "Validate order"), row("A-2", "Validate order")));
        screen.table(List.of(row("A-1", "Validate order"), row("A-2", "Ship item")));
        assertThat(shown.toString().lines().map(String::strip))
                .containsExactly(
                        "● A-1  two mugs                 1.2 s  Validate order",
                        "● A-2  two mugs                 1.2 s  Validate order",
                        "● A-2  two mugs                 1.2 s  Ship item");
    }

    @Test
    void theTableOfATerminalIsRedrawnInItsPlace() {
        Screen screen = Screen.of(new PrintWriter(shown), true);
        screen.table(List.of(row("A-1", "Validate order"), row("A-2", "Validate order")));
        assertThat(shown.toString()).doesNotContain("A\r");
        screen.table(List.of(row("A-1", "Validate order"), row("A-2", "Ship item")));
        assertThat(shown.toString()).containsOnlyOnce("\u001b[3A\r");
    }

    @Test
    void aLineGoesAboveTheTableOfATerminal() {
        Screen screen = Screen.of(new PrintWriter(shown), true);
        screen.table(List.of(row("A-1", "Validate order")));
        screen.line("news");
        String after = shown.toString().substring(shown.toString().indexOf("\u001b[2A\r"));
        assertThat(after).containsSubsequence("news", "A-1");
    }

    @Test
    void aTerminalIsLeftAsItWas() {
        Screen screen = Screen.of(new PrintWriter(shown), true);
        screen.table(List.of(row("A-1", "Validate order")));
        screen.close();
        assertThat(shown.toString()).endsWith("\u001b[?7h\u001b[?25h");
    }
}
