package io.stepwell.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/configuration.md} against the settings. */
final class SettingDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\| (?:`([^`]+)` )?\\| (.+) \\|$");

    private record Row(String key, String variable, String fallback) {
        static Row of(MatchResult row) {
            return new Row(row.group(1), row.group(2), row.group(3) == null ? "" : row.group(3));
        }

        static Row of(Setting setting) {
            return new Row(setting.key(), setting.variable(), setting.fallback());
        }
    }

    @Test
    void everySettingStandsInTheTableWithItsVariableAndDefaultAndNothingElseDoes() throws IOException {
        List<Row> documented =
                ROW.matcher(Files.readString(PAGE)).results().map(Row::of).toList();
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Setting.values()).map(Row::of).toList());
    }
}
