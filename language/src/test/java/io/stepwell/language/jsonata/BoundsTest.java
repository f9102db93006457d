package io.stepwell.language.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that an expression can say runs for long or allocates without end. */
class BoundsTest {
    /** A tenth of what an evaluation on AWS may use, to spare the time of whoever waits for the test. */
    private static final JsonataBudget TENTH = new JsonataBudget(1_000, 1 << 20, 2_000_000, 25 << 20);

    /**
     * A tenth of the budget is a tenth of a second of the processor; slow machines and a cold JVM get far more. What
     * others do on the machine meanwhile does not count.
     */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$pad('', 2000000000)",
                "$pad('', -2000000000, 'ab')",
                "$pad('x', 1e300)",
                "$range(1, 100000000, 1)",
                "$range(0, 1, 1e-12)",
                "[1..1000000000]",
                "($a := [1..5000000]; $b := $map($a, function($x) { [$x, $x] }); $append($b, $b))",
                "[1..3000].([1..3000].($ * 2))",
                "$map([1..9000000], function($x) { $x * $x })",
                "$reduce([1..9000000], function($a, $b) { $a + $b })",
                "$join($map([1..3000], function($x) { $pad('', 1000000) }))",
                "$match($pad('', 30000, 'a'), /(a+)+b/)",
                "$contains($pad('', 80, 'a'), /^(a|aa)+\\1b/)",
                "$replace($pad('', 3000, 'a'), /(a|a)*b/, 'x')",
                "$split($pad('', 30000, 'a'), /(a*)*b/)",
                "$pad('', 60000, 'ab') ~> /(.*,){11}P/",
                "($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f('ab', 60))",
                "($f := function($s, $n) { $n = 0 ? $s : $f([[$s], [$s]], $n - 1) }; $string($f(1, 60)))",
                "($f := function($s, $n) { $n = 0 ? $s : $f([[$s], [$s]], $n - 1) }; $f(1, 60) = $f(1, 60))",
                "($f := function($s, $n) { $n = 0 ? $s : $f({'a': $s, 'b': $s}, $n - 1) }; $count($f(1, 60).**))",
                "($f := function($s, $n) { $n = 0 ? $s : $f({'a': $s, 'b': $s}, $n - 1) }; $f(1, 60))",
                "($f := function($s, $n) { $n = 0 ? $s : $f({'a': $s, 'b': $s}, $n - 1) }; $clone($f(1, 60)))",
                "($f := function($s, $n) { $n = 0 ? $s : $f([[$s], [$s]], $n - 1) }; $boolean([[]] ~> $f(60)))",
                "($f := function($s, $n) { $n = 0 ? $s : $f([$s, $s], $n - 1) }; $f(1, 60))",
                "($f := function($n) { $f($n + 1) }; $f(0))",
                "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
                "($f := function($x) { $x($x) }; $f($f))",
                "($f := function($n) { $n ~> $f }; $f(0))",
                "($a := [1..4000]; $sort($a, function($x, $y) { $count($a[$ > $x]) > $count($a[$ > $y]) }))",
                "($a := [1..3000]; $a#$i.$a#$j.{'i': $i, 'j': $j})",
                "$formatInteger(1e300, 'I')",
                "$formatInteger(1, $pad('', 20000000, '0'))",
                "$fromMillis(0, $pad('', 30000000, '[Y]'))",
                "$toMillis($pad('', 9000, 'a'), $pad('', 400, '[MNn]'))",
                "$distinct([1..4000000].{'a': $})",
                "$string([1..9000000])",
                "$spread([1..6000000].{'a': $})",
                "$zip([1..9000000], [1..9000000])",
                "$partition([1..9000000], 1)",
                "$hash($pad('', 200000000), 'MD5')",
                "$encodeUrlComponent($pad('', 200000000, 'ä'))",
                "$replace($pad('', 10000000, 'a'), 'a', $pad('', 1000, 'b'))",
                "$shuffle([1..10000000]) ~> $reverse ~> $reverse ~> $reverse ~> $reverse ~> $reverse ~> $reverse",
            })
    @Timeout(300)
    void endsInTime(String text) {
        assertThat(timeUntilRefused(text, TENTH)).isLessThan(LONGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($n) { $f($n + 1) }; $f(0))",
                "$match($pad('', 30000, 'a'), /(a+)+b/)",
                "$partition([1..9000000], 1)"
            })
    @Timeout(300)
    void endsInTimeWithTheBudgetOfAws(String text) {
        assertThat(timeUntilRefused(text, JsonataBudget.aws())).isLessThan(LONGEST.multipliedBy(10));
    }

    private static Duration timeUntilRefused(String text, JsonataBudget budget) {
        JsonataExpression expression = JsonataExpression.compile(text);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThatThrownBy(() -> expression.evaluate(Map.of(), 0, 0, budget)).isInstanceOf(JsonataFailure.class);
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }

    @Test
    void refusesAResultThatIsTooLarge() {
        JsonataBudget small = new JsonataBudget(100, 1000, 1_000_000, 1 << 24);
        JsonataExpression expression = JsonataExpression.compile("[1..1000]");
        assertThatThrownBy(() -> expression.evaluate(Map.of(), 0, 0, small))
                .isInstanceOf(JsonataFailure.class)
                .hasMessage("The result of the expression is larger than 1000 bytes");
    }

    @Test
    void failsTheSameWayEachTime() throws Exception {
        JsonataExpression expression = JsonataExpression.compile("$sum([1..1000].$)");
        long units = 0;
        for (long budget = 1; budget < 10_000 && units == 0; budget++) {
            units = spends(expression, budget) ? 0 : budget;
        }
        assertThat(spends(expression, units)).isFalse();
        assertThat(spends(expression, units - 1)).isTrue();
    }

    private static boolean spends(JsonataExpression expression, long workUnits) {
        try {
            expression.evaluate(Map.of(), 0, 0, new JsonataBudget(100, 1000, workUnits, 1 << 24));
            return false;
        } catch (JsonataFailure spent) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 100_000})
    void refusesExpressionsThatNestTooDeeply(int depth) {
        for (String text : new String[] {
            "(".repeat(depth) + "1" + ")".repeat(depth),
            "[".repeat(depth) + "]".repeat(depth),
            "-".repeat(depth) + "1",
            "1" + "?1:1".repeat(depth),
            "a" + "[a".repeat(depth) + "]".repeat(depth)
        }) {
            assertThatThrownBy(() -> JsonataExpression.compile(text)).isInstanceOf(JsonataSyntaxException.class);
        }
    }

    @Test
    void bearsLongChains() throws Exception {
        String sum = "1" + "+1".repeat(900);
        assertThat(JsonataExpression.compile(sum).evaluate(Map.of(), 0, 0, JsonataBudget.aws()))
                .isEqualTo(901);
        String endless = "1" + "+1".repeat(200_000);
        assertThatThrownBy(() -> JsonataExpression.compile(endless).evaluate(Map.of(), 0, 0, JsonataBudget.aws()))
                .isInstanceOfAny(JsonataFailure.class, JsonataSyntaxException.class);
    }
}
