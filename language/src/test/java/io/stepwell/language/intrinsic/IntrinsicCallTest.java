package io.stepwell.language.intrinsic;

import static io.stepwell.language.intrinsic.CallCases.compile;
import static io.stepwell.language.intrinsic.CallCases.in;
import static io.stepwell.language.intrinsic.CallCases.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.path.PathNotFoundException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class IntrinsicCallTest {
    private static final long SEED = 20_261_122;

    @TestFactory
    Stream<DynamicTest> callsGiveWhatTheTableSays() {
        return CallCases.read("calls.jsonl").stream()
                .map(line -> DynamicTest.dynamicTest(
                        text(line, "call") + " on " + JsonWriter.write(line.get("document")), () -> check(line)));
    }

    private static void check(Map<String, @Nullable Object> line) throws Exception {
        assertThat(line.containsKey("error")).as("a value or an error").isNotEqualTo(line.containsKey("value"));
        IntrinsicCall call = compile(text(line, "call"));
        String before = JsonWriter.write(line.get("document"));
        if (line.containsKey("error")) {
            assertThatThrownBy(() -> call.evaluate(in(line.get("document")), SEED))
                    .isInstanceOf(IntrinsicFailure.class)
                    .hasMessage("The function '" + text(line, "call") + "' had the following error: "
                            + text(line, "error"));
        } else {
            assertThat(JsonWriter.write(call.evaluate(in(line.get("document")), SEED)))
                    .isEqualTo(JsonWriter.write(line.get("value")));
        }
        assertThat(JsonWriter.write(line.get("document"))).as("the document").isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> malformedCallsAreRefusedWithThePlaceOfTheFault() {
        return CallCases.read("malformed.jsonl").stream()
                .map(line -> DynamicTest.dynamicTest("refuses " + text(line, "call"), () -> {
                    IntrinsicSyntaxException e = syntaxFault(text(line, "call"));
                    assertThat(e).hasMessageContaining(text(line, "says"));
                    assertThat(e.position()).isEqualTo(line.get("position"));
                }));
    }

    @Test
    void theTableCallsEveryFunction() {
        Set<String> called = CallCases.read("calls.jsonl").stream()
                .map(line -> text(line, "call").strip().replaceFirst("(?s)[ (].*", ""))
                .collect(Collectors.toSet());
        called.add("States.UUID");
        assertThat(called)
                .hasSize(18)
                .allSatisfy(name -> assertThat(Intrinsic.named(name)).as(name).isNotNull());
    }

    @Test
    void aCallIsItsText() {
        assertThat(compile(" States.UUID( )").text()).isEqualTo(" States.UUID( )");
    }

    @Test
    void callsNestTenDeepAndNoDeeper() throws Exception {
        assertThat(compile(nested(10)).evaluate(in(null), SEED)).isNotNull();
        assertThat(syntaxFault(nested(11))).hasMessageContaining("at most 10 deep");
        assertThat(syntaxFault("States.Array(".repeat(5_000))).hasMessageContaining("at most 10 deep");
    }

    @Test
    void aTextHoldsAThousandCallsAndNoMore() {
        String calls = "States.UUID(),".repeat(998) + "States.UUID()";
        assertThat(compile("States.Array(" + calls + ")").text()).isNotEmpty();
        assertThat(syntaxFault("States.Array(" + calls + ",States.UUID())")).hasMessageContaining("at most 1000");
    }

    @Test
    void aTextOfMoreThanAMebibyteIsRefused() {
        assertThat(syntaxFault("States.Array('" + "a".repeat(1 << 20) + "')"))
                .hasMessageContaining("too long")
                .hasMessageEndingWith("…'");
    }

    @Test
    void tenThousandCharactersAreEncodedDecodedAndHashedAndNoMore() throws Exception {
        for (String call : List.of("States.Base64Encode($)", "States.Base64Decode($)", "States.Hash($, 'MD5')")) {
            assertThat(compile(call).evaluate(in("A".repeat(10_000)), SEED)).isInstanceOf(String.class);
            assertThatThrownBy(() -> compile(call).evaluate(in("A".repeat(10_004)), SEED))
                    .isInstanceOf(IntrinsicFailure.class);
        }
    }

    @Test
    void whatCallsMakeIsBounded() {
        String large = "x".repeat(1_000_000);
        for (String call : List.of(
                "States.Format('" + "{}".repeat(100) + "'" + ", $".repeat(100) + ")",
                "States.JsonToString(States.Array($" + ", $".repeat(99) + "))",
                "States.Array(States.JsonToString($)" + ", States.JsonToString($)".repeat(99) + ")")) {
            assertThatThrownBy(() -> compile(call).evaluate(in(large), SEED))
                    .isInstanceOf(IntrinsicFailure.class)
                    .hasMessageEndingWith("The values made are longer than 8388608 characters");
        }
    }

    @Test
    void aFailureInsideNamesTheWholeCallAndTheFunctionThatFailed() {
        String call = "States.Format('{}', States.MathAdd($.a, 1))";
        assertThatThrownBy(() -> compile(call).evaluate(in(Map.of("a", "one")), SEED))
                .hasMessage("The function '" + call + "' had the following error: Invalid arguments in States.MathAdd");
    }

    @Test
    void whatTheResolverThrowsPassesThrough() {
        assertThatThrownBy(() -> compile("States.Array($.a.b)").evaluate(in(Map.of()), SEED))
                .isInstanceOf(PathNotFoundException.class);
    }

    @Test
    void uuidsAreOfVersionFourAndDependOnTheSeedOnly() throws Exception {
        Set<String> seen = new HashSet<>();
        for (long seed = 0; seed < 1_000; seed++) {
            String uuid = (String) compile("States.UUID()").evaluate(in(null), seed);
            assertThat(UUID.fromString(uuid).version()).isEqualTo(4);
            assertThat(UUID.fromString(uuid).variant()).isEqualTo(2);
            assertThat(compile("States.UUID()").evaluate(in(null), seed)).isEqualTo(uuid);
            seen.add(uuid);
        }
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void twoUuidsOfOneCallDiffer() throws Exception {
        List<?> uuids =
                (List<?>) compile("States.Array(States.UUID(), States.UUID())").evaluate(in(null), SEED);
        assertThat(uuids).doesNotHaveDuplicates();
    }

    @Test
    void randomNumbersLieInTheirRangeAndReachAllOfIt() throws Exception {
        Set<Object> seen = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            seen.add(compile("States.MathRandom(-1.4, 2.5)").evaluate(in(null), seed));
        }
        assertThat(seen).isEqualTo(Set.of(-1, 0, 1, 2));
    }

    @Test
    void aRandomNumberWithASeedOfItsOwnIsAlwaysTheSame() throws Exception {
        int expected = new Random(3).nextInt(999);
        for (long seed = 0; seed < 5; seed++) {
            assertThat(compile("States.MathRandom(0, 999, 3)").evaluate(in(null), seed))
                    .isEqualTo(expected);
        }
        assertThat(compile("States.MathRandom(-2147483648, 2147483647, 3)").evaluate(in(null), SEED))
                .isInstanceOf(Integer.class);
    }

    private static String nested(int depth) {
        return "States.Array(".repeat(depth) + ")".repeat(depth);
    }

    private static IntrinsicSyntaxException syntaxFault(String text) {
        return catchThrowableOfType(IntrinsicSyntaxException.class, () -> compile(text));
    }
}
