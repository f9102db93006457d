package io.stepwell.conformance;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.cases.CaseFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The recorded cases, which do not live in this repository. */
public final class SharedCases {
    private SharedCases() {}

    /** The folder: {@code -Dconformance.cases}, otherwise {@code ../shared/conformance/cases} beside the repository. */
    public static Path folder() {
        String configured = System.getProperty("conformance.cases");
        return configured != null
                ? Path.of(configured)
                : Path.of("..", "..", "shared", "conformance", "cases")
                        .toAbsolutePath()
                        .normalize();
    }

    /** The cases; skips the running test where there are none. */
    public static List<Case> orSkip() {
        Assumptions.assumeTrue(
                Files.isDirectory(folder()),
                "no recorded cases in " + folder() + "; point -Dconformance.cases at their folder");
        return CaseFolder.read(folder());
    }
}
