package io.stepwell.language.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataExpressionTest {
    private static final long NOW_MILLIS = 1_700_000_000_123L;

    private static @Nullable Object evaluate(String text) throws JsonataFailure {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("in", JsonReader.read("""
                {"i": 1, "d": 0.1, "t": 1.10, "big": 12345678901234567890123, "long": 9007199254740993,
                 "n": null, "list": [3, 1, 2], "one": [7], "nested": [[1], [2, [3]]], "nulls": [null, 1],
                 "o": {"b": 2, "a": null}, "s": "text"}"""));
        return JsonataExpression.compile(text).evaluate(variables, NOW_MILLIS, 7, JsonataBudget.aws());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        $in.i | 1
        $in.d | 0.1
        $in.t | 1.10
        $in.big | 12345678901234567890123
        $in.long | 9007199254740993
        [$in.big, $in.t] | [12345678901234567890123,1.10]
        2.0 * 1 | 2
        0.1 + 0.2 | 0.30000000000000004
        0.1 * 3 & '' | "0.3"
        7 / 2 | 3.5
        -7 % 3 | -1
        1e20 | 100000000000000000000
        1e20 & '' | "100000000000000000000"
        1e21 & '' | "1e+21"
        0 - 0 | 0
        -0 | 0
        9007199254740992 + 0 | 9007199254740992
        $in.n | null
        $in.o | {"b":2,"a":null}
        $in.nulls | [null,1]
        $in.list[0] | 3
        $in.one | [7]
        $in.one[0] | 7
        $in.one.$ | 7
        $in.one.$[] | [7]
        $in.list^($) | [1,2,3]
        $in.nested | [[1],[2,[3]]]
        $in.list.{ 'v': $ } | [{"v":3},{"v":1},{"v":2}]
        $in.list[$ > 5] ? 1 : 2 | 2
        [$in.missing, 1] | [1]
        { 'a': $in.missing, 'b': 1 } | {"b":1}
        [$sum, 1] | [null,1]
        { 'f': function() { 1 }, 'b': 1 } | {"b":1}
        [] | []
        {} | {}
        ($x := 1) | 1
        """)
    void yieldsPlainJson(String text, String json) throws JsonataFailure {
        assertThat(JsonWriter.write(evaluate(text))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$in.missing", "$nothing", "$in.list[9]", "$in.i.x", "$in.list[$ > 9]", "function($x) { $x }", "$sum",
                "$", "$$", "$nothing.x", "$sum($nothing)", "()", "/a/", "'b' ~> /a/"
            })
    void yieldsNothingWhereNothingIs(String text) throws JsonataFailure {
        assertThat(evaluate(text)).isSameAs(JsonataExpression.UNDEFINED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        $randomSeeded(1) | T1006 | Attempted to invoke a non-function
        $eval('1') | T1006 | Attempted to invoke a non-function
        1 + 'a' | T2002 | The right side of the "+" operator must evaluate to a number
        'a' < 1 | T2009 | The values "a" and 1 either side of operator "<" must be of the same data type
        $sum(['a']) | T0412 | Argument 1 of function "sum" must be an array of "numbers"
        $length(1) | T0410 | Argument 1 of function "length" does not match function signature
        1 / 0 | D1001 | Number out of range: "Infinity"
        $error('mine') | D3137 | mine
        $number('x') | D3030 | Unable to cast value to a number: "x"
        $range(1, 2, 0) | D3137 | The third argument of the range function must not be 0
        $parse('{') | D3137 | *
        """)
    void failsAsTheReferenceFails(String text, String code, String message) {
        assertThatThrownBy(() -> evaluate(text)).isInstanceOfSatisfying(JsonataFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            if (!message.equals("*")) {
                assertThat(failure).hasMessage(message);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        1 + | S0207 | Unexpected end of expression
        (1 | S0203 | Expected ")" before end of expression
        1 2 | S0201 | Syntax error: 2
        'abc | S0101 | String literal must be terminated by a matching quote
        $x := | S0207 | Unexpected end of expression
        /a(/ | S0302 | No terminating / in regular expression
        /[b-a]/ | S0303 | Invalid regular expression: /[b-a]/
        1 ~ 2 | S0204 | Unknown operator: "~"
        """)
    void refusesWhatIsNotJsonata(String text, String code, String message) {
        assertThatThrownBy(() -> JsonataExpression.compile(text))
                .isInstanceOfSatisfying(JsonataSyntaxException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal).hasMessage(message);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        $partition([1, 2, 3, 4, 5], 2) | [[1,2],[3,4],[5]]
        $partition([], 2) | []
        $range(0, 10, 5) | [0,5,10]
        $range(1, -1, -1) | [1,0,-1]
        $range(1, 0, 1) | []
        $hash('input data', 'SHA-1') | "aaff4a450a104cd177d28d18d74485e8cae074b7"
        $hash('', 'MD5') | "d41d8cd98f00b204e9800998ecf8427e"
        $random(42) | 0.7275636800328681
        $random() = $random() | false
        $random() < 1 | true
        $parse('{"a":[1,1.0,null]}') | {"a":[1,1.0,null]}
        $now() | "2023-11-14T22:13:20.123Z"
        $now('[Y]') | "2023"
        $millis() | 1700000000123
        $fromMillis(1700000000000, '[X0001]-W[W01]-[F1]') | "2023-W46-2"
        $fromMillis(0, '[H01]:[m01] [z]', '-0530') | "18:30 GMT-05:30"
        $toMillis('2023-11-14') | 1699920000000
        $formatNumber(1234.5678, '00.000e0') | "12.346e2"
        $count($distinct([$uuid(), $uuid(), $uuid()])) | 3
        $contains($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) | true
        $base64decode($base64encode('ä€')) | "ä€"
        $decodeUrlComponent($encodeUrlComponent('a b&ü')) | "a b&ü"
        """)
    void hasTheFunctionsOfAws(String text, String json) throws JsonataFailure {
        assertThat(JsonWriter.write(evaluate(text))).isEqualTo(json);
    }

    @Test
    void equalArgumentsGiveEqualResults() throws JsonataFailure {
        String text = "[$uuid(), $random(), $shuffle([1..20]), $now()]";
        assertThat(evaluate(text)).isEqualTo(evaluate(text));
    }

    @Test
    void neverChangesItsInput() throws JsonataFailure {
        Object input = JsonReader.read("{\"a\":{\"b\":[1,2,{\"c\":3}]}}");
        String before = JsonWriter.write(input);
        for (String text : List.of(
                "$x ~> |a|{ 'new': 1 }, 'b'|",
                "$append($x.a.b, 4)",
                "$sort($x.a.b[$type($) = 'number'])",
                "$reverse($x.a.b)",
                "$shuffle($x.a.b)",
                "$merge([$x, { 'a': 1 }])",
                "$x.a.b[]",
                "$x.**")) {
            JsonataExpression.compile(text).evaluate(Map.of("x", input), 0, 0, JsonataBudget.aws());
        }
        assertThat(JsonWriter.write(input)).isEqualTo(before);
    }

    @Test
    void isSharedByThreads() throws Exception {
        JsonataExpression expression = JsonataExpression.compile(
                "($f := function($n) { $n < 2 ? $n : $f($n - 1) + $f($n - 2) }; $map([1..$n], $f)^(>$)[0])");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Stream<Callable<@Nullable Object>> calls = IntStream.range(0, 200)
                    .mapToObj(i -> () -> expression.evaluate(Map.of("n", 5 + i % 8), 0, 0, JsonataBudget.aws()));
            List<Integer> fibonacci = List.of(5, 8, 13, 21, 34, 55, 89, 144);
            List<Future<@Nullable Object>> answers = threads.invokeAll(calls.toList());
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(fibonacci.get(i % 8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$in.getClass()",
                "$in.class",
                "$string.toString()",
                "$in.list.size()",
                "$sum.class",
                "$in.i.intValue()",
                "$keys($sum)",
                "/a/.pattern",
                "$in.`java.lang.Runtime`"
            })
    void reachesNoJavaObject(String text) {
        try {
            assertThat(evaluate(text)).isSameAs(JsonataExpression.UNDEFINED);
        } catch (JsonataFailure refused) {
            assertThat(refused.code()).isEqualTo("T1006");
        }
    }
}
