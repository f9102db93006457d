package io.stepwell.conformance;

import io.stepwell.conformance.cases.Case;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line.
 *
 * @param endpoint of a server that runs already; null for one in this process
 * @param groups only cases of these groups; all when empty
 * @param names only cases whose id contains one of these; all when empty
 * @param passing the passing list to judge by
 * @param record add newly passing cases to the list
 */
record Options(
        @Nullable URI endpoint,
        List<Path> folders,
        List<String> groups,
        List<String> names,
        int parallel,
        int limitSeconds,
        int lambdaPort,
        int queuePort,
        int bucketPort,
        @Nullable Path passing,
        boolean record) {
    static final String USAGE = """
            usage: conformance --cases FOLDER... [options]
              --endpoint URL       the server under test (or -Dconformance.endpoint=URL); otherwise one in this process
              --cases FOLDER       a folder of cases; may be repeated
              --group NAME         only this group; may be repeated
              --name TEXT          only cases whose name contains this text; may be repeated
              --parallel N         cases at the same time (default 24)
              --limit SECONDS      for each case (default 150)
              --lambda-port N      port of the Lambda double (default any)
              --sqs-port N         port of the SQS double (default any)
              --s3-port N          port of the S3 double (default any)
              --passing FILE       fail only when a case on this list fails
              --record             add newly passing cases to that list""";

    private static final int PARALLEL_MAX = 256;
    private static final int LIMIT_SECONDS_MAX = 3_600;
    private static final int PORT_MAX = 65_535;

    boolean chooses(Case each) {
        return (groups.isEmpty() || groups.contains(each.group()))
                && (names.isEmpty() || names.stream().anyMatch(each.id()::contains));
    }

    /** @throws IllegalArgumentException naming the option that is wrong */
    static Options parse(List<String> arguments) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--record")) {
                given.put(name, List.of());
            } else if (!USAGE.contains("  " + name + " ")) {
                throw new IllegalArgumentException("unknown option " + name);
            } else if (++i == arguments.size()) {
                throw new IllegalArgumentException("option " + name + " needs a value");
            } else {
                given.computeIfAbsent(name, option -> new ArrayList<>()).add(arguments.get(i));
            }
        }
        return read(given);
    }

    private static Options read(Map<String, List<String>> given) {
        List<Path> folders = all(given, "--cases").stream().map(Path::of).toList();
        if (folders.isEmpty()) {
            throw new IllegalArgumentException("option --cases is missing; name a folder of cases");
        }
        String passing = last(given, "--passing");
        if (passing == null && given.containsKey("--record")) {
            throw new IllegalArgumentException("option --record needs --passing");
        }
        return new Options(
                endpoint(given),
                folders,
                all(given, "--group"),
                all(given, "--name"),
                number(given, "--parallel", 24, 1, PARALLEL_MAX),
                number(given, "--limit", 150, 1, LIMIT_SECONDS_MAX),
                number(given, "--lambda-port", 0, 0, PORT_MAX),
                number(given, "--sqs-port", 0, 0, PORT_MAX),
                number(given, "--s3-port", 0, 0, PORT_MAX),
                passing == null ? null : Path.of(passing),
                given.containsKey("--record"));
    }

    private static @Nullable URI endpoint(Map<String, List<String>> given) {
        String option = last(given, "--endpoint");
        String endpoint = option != null ? option : System.getProperty("conformance.endpoint");
        return endpoint == null ? null : URI.create(endpoint);
    }

    private static int number(Map<String, List<String>> given, String name, int otherwise, int min, int max) {
        String text = last(given, name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw new IllegalArgumentException("option " + name + " must be a number from " + min + " to " + max);
        }
        return Integer.parseInt(text);
    }

    private static List<String> all(Map<String, List<String>> given, String name) {
        return given.getOrDefault(name, List.of());
    }

    private static @Nullable String last(Map<String, List<String>> given, String name) {
        List<String> values = all(given, name);
        return values.isEmpty() ? null : values.getLast();
    }
}
