package io.stepwell.language.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The test suite of the JSONata reference implementation at 2.0.6. {@code jsonata-passing.txt} lists the cases that pass,
 * which must go on passing; {@code -Dstepwell.jsonata.show=true} prints the others.
 */
class ReferenceSuiteTest {
    private static final String SUITE_PROPERTY = "stepwell.jsonata.suite";
    private static final Path SUITE = Path.of(System.getProperty(SUITE_PROPERTY, "../../shared/jsonata-suite"));

    @Test
    void everyListedCasePassesAndTheListIsNearlyTheWholeSuite() throws IOException {
        assumeTrue(
                Files.isDirectory(SUITE),
                "skipped: no JSONata test suite at " + SUITE.toAbsolutePath() + "; set -D" + SUITE_PROPERTY
                        + " to the folder that holds its groups/ and datasets/");
        List<ReferenceCase> cases = ReferenceCase.readAll(SUITE);
        Map<String, String> failed = new TreeMap<>();
        for (ReferenceCase one : cases) {
            String verdict = verdict(one);
            if (verdict != null) {
                failed.put(one.id(), one.expression() + "\n    " + verdict);
            }
        }
        System.out.printf("The JSONata suite agrees in %d of %d cases%n", cases.size() - failed.size(), cases.size());
        if (Boolean.getBoolean("stepwell.jsonata.show")) {
            failed.forEach((id, why) -> System.out.println(id + "\n    " + why));
        }
        Set<String> listed = listed();
        failed.keySet().retainAll(listed);
        assertThat(failed).isEmpty();
        assertThat(cases).extracting(ReferenceCase::id).containsAll(listed);
        assertThat(listed.size() * 100L).isGreaterThanOrEqualTo(cases.size() * 98L);
    }

    private static @Nullable String verdict(ReferenceCase one) {
        try {
            return one.verdict();
        } catch (RuntimeException | StackOverflowError bug) {
            return "crashed: " + bug;
        }
    }

    private static Set<String> listed() throws IOException {
        try (InputStream resource = ReferenceSuiteTest.class.getResourceAsStream("jsonata-passing.txt")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toSet());
        }
    }
}
