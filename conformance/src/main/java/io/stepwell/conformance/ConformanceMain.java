package io.stepwell.conformance;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.cases.CaseFolder;
import io.stepwell.conformance.report.PassingList;
import io.stepwell.conformance.report.Report;
import io.stepwell.conformance.run.CaseResult;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs folders of cases from the command line.
 *
 * <p>Exit status: 0 when no case on the passing list failed (without a list: when no case failed), 1 otherwise, 2 when
 * the options are wrong.
 */
public final class ConformanceMain {
    private ConformanceMain() {}

    /** Takes the options that {@link Options#USAGE} describes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "\n\n" + Options.USAGE);
            return 2;
        }
        List<CaseResult> results;
        try (Laboratory laboratory = new Laboratory(
                launcher(options.endpoint(), err), options.lambdaPort(), options.queuePort(), options.bucketPort())) {
            results = laboratory.run(chosen(options), Duration.ofSeconds(options.limitSeconds()), options.parallel());
        }
        out.print(new Report(results).text());
        return options.passing() == null
                ? (results.stream().allMatch(each -> each.passed() || skipped(each)) ? 0 : 1)
                : judged(results, options.passing(), options.record(), out);
    }

    private static ServerUnderTest.Launcher launcher(@Nullable URI endpoint, PrintStream err) {
        if (endpoint == null) {
            return InProcessServer::start;
        }
        return (Map<String, String> environment) -> {
            environment.forEach(
                    (name, value) -> err.println("the server is expected to run with " + name + "=" + value));
            return ServerUnderTest.running(endpoint);
        };
    }

    private static List<Case> chosen(Options options) {
        List<Case> chosen = new ArrayList<>();
        options.folders().forEach(folder -> chosen.addAll(CaseFolder.read(folder)));
        chosen.removeIf(each -> !options.chooses(each));
        return chosen;
    }

    private static boolean skipped(CaseResult result) {
        return result.verdict() instanceof io.stepwell.conformance.run.Verdict.Skipped;
    }

    private static int judged(List<CaseResult> results, Path file, boolean record, PrintStream out) throws IOException {
        PassingList list = PassingList.read(file);
        List<CaseResult> broken = list.broken(results);
        List<String> newly = list.newlyPassing(results);
        broken.forEach(each -> out.println("BROKEN " + each.id()));
        newly.forEach(each -> out.println("NEW " + each));
        if (record) {
            list.writeWith(newly, file);
        }
        return broken.isEmpty() ? 0 : 1;
    }
}
