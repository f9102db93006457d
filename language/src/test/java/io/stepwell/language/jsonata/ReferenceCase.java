package io.stepwell.language.jsonata;

import io.stepwell.language.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case of the reference's test suite: {@code id} is group/file, or group/file#n in a file of several. */
record ReferenceCase(String id, String expression, @Nullable Object data, Map<?, ?> fields) {
    static List<ReferenceCase> readAll(Path suite) throws IOException {
        List<ReferenceCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(suite.resolve("groups"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                read(suite, file, cases);
            }
        }
        return cases;
    }

    private static void read(Path suite, Path file, List<ReferenceCase> cases) throws IOException {
        String id = suite.resolve("groups").relativize(file).toString().replace(".json", "");
        Object content = JsonReader.read(Files.readString(file));
        if (content instanceof Map<?, ?> one) {
            cases.add(of(suite, file, id, one));
        }
        if (content instanceof List<?> several) {
            for (int i = 0; i < several.size(); i++) {
                if (several.get(i) instanceof Map<?, ?> one) {
                    cases.add(of(suite, file, id + "#" + i, one));
                }
            }
        }
    }

    private static ReferenceCase of(Path suite, Path file, String id, Map<?, ?> fields) throws IOException {
        Object expression = fields.get("expr");
        String text = expression != null
                ? (String) expression
                : Files.readString(file.resolveSibling((String) fields.get("expr-file")));
        return new ReferenceCase(id, text, data(suite, fields), fields);
    }

    private static @Nullable Object data(Path suite, Map<?, ?> fields) throws IOException {
        if (fields.containsKey("data")) {
            return fields.get("data");
        }
        Object dataset = fields.get("dataset");
        return dataset == null
                ? JsonataExpression.UNDEFINED
                : JsonReader.read(Files.readString(suite.resolve("datasets").resolve(dataset + ".json")));
    }

    /** What is wrong with our answer; null when nothing is. */
    @Nullable
    String verdict() {
        Object answer = answer();
        if (fields.get("undefinedResult") != null) {
            return answer == JsonataExpression.UNDEFINED ? null : "expected nothing, got " + answer;
        }
        Object code = fields.get("error") instanceof Map<?, ?> error ? error.get("code") : fields.get("code");
        if (code != null) {
            return ("failed:" + code).equals(answer) ? null : "expected " + code + ", got " + answer;
        }
        Object expected = fields.get("result");
        Object comparable = fields.get("unordered") != null && answer instanceof List<?> list
                ? list.stream().map(String::valueOf).sorted().toList()
                : answer;
        Object wanted = fields.get("unordered") != null && expected instanceof List<?> list
                ? list.stream().map(String::valueOf).sorted().toList()
                : expected;
        return Values.equal(comparable, wanted, new Meter(JsonataBudget.aws()))
                ? null
                : "expected " + wanted + ", got " + comparable;
    }

    private JsonataBudget budget() {
        JsonataBudget aws = JsonataBudget.aws();
        return fields.get("depth") instanceof Integer depth
                ? new JsonataBudget(depth, aws.outputBytes(), aws.workUnits(), aws.heapBytes())
                : aws;
    }

    private @Nullable Object answer() {
        Map<String, @Nullable Object> variables = new HashMap<>();
        if (fields.get("bindings") instanceof Map<?, ?> bindings) {
            bindings.forEach((name, value) -> variables.put((String) name, value));
        }
        try {
            return JsonataExpression.compile(expression).evaluate(data, variables, 1_500_000_000_000L, 1, budget());
        } catch (JsonataFailure failure) {
            return "failed:" + failure.code();
        } catch (JsonataSyntaxException failure) {
            return "failed:" + failure.code();
        }
    }
}
