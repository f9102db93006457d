package io.stepwell.language.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {
    /** Lines of an expression, an arrow, and names. */
    private static Stream<Arguments> free() {
        return lines("""
                1 =>
                $a => a
                $a.b.c => a
                $states.input.x + $y => states,y
                $ =>
                $$ =>
                $sum($prices) => prices
                $myFunction(1) => myFunction
                $map($list, function($v, $i) { $v + $i + $outer }) => list,outer
                ($x := 1; $x + $y) => y
                ($x := $x; $x) => x
                ($x := 1; $x) + $x => x
                ($f := function($n) { $n = 0 ? 1 : $f($n - 1) }; $f(3)) =>
                ($f := function() { $g() + $h() }; $g := 1; $f()) => h
                ($g(); $g := 1) => g
                function($a) { ($b := $a; function($c) { $a + $b + $c + $d }) } => d
                $list#$i.{ "at": $i, "of": $n } => list,n
                $list@$e.$other@$o.[$e, $o] => list,other
                $list[$ > $least] => list,least
                $list^(>$weights) => list,weights
                $list{ $key: $value } => list,key,value
                { $k: $v } => k,v
                [$a..$b] => a,b
                $a ~> $f(?, $g) => a,f,g
                $a ~> |$|{ "x": $b }, $c| => a,b,c
                $c ? $d : $e => c,d,e
                $a[0].b[$c].d => a,c
                "$notAVariable" =>
                /* $comment */ 1 =>
                """);
    }

    private static Stream<Arguments> members() {
        return lines("""
                $states =>
                $states.input => input
                $states.input.foo & $states.context.State.Name => input,context
                $states.'result' => result
                $states.(errorOutput.Error) => errorOutput
                $states.{ "a": input, "b": result.x } => input,result
                $states[0].input => input
                $lookup($states, 'result') => result
                ($states := 1; $states.input) =>
                $other.input =>
                $map([1], function($x) { $states.result[$x] }) => result
                """);
    }

    private static Stream<Arguments> lines(String text) {
        return text.lines().map(line -> {
            String[] sides = line.split(" =>", -1);
            String names = sides[1].strip();
            return Arguments.of(sides[0], names.isEmpty() ? Set.of() : Set.of(names.split(",")));
        });
    }

    @ParameterizedTest
    @MethodSource("free")
    void findsWhatAnExpressionReadsAndDoesNotBind(String text, Set<String> names) {
        assertThat(JsonataExpression.compile(text).freeVariables()).isEqualTo(names);
    }

    @ParameterizedTest
    @MethodSource("members")
    void findsTheMembersOfStates(String text, Set<String> members) {
        assertThat(JsonataExpression.compile(text).statesMembers()).isEqualTo(members);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo",
                "foo.bar",
                "states.input",
                "foo[0]",
                "1 + foo",
                "{ 'a': foo }",
                "[foo]",
                "$sum(foo)",
                "(foo)",
                "foo ~> $sum",
                "function() { foo }",
                "$a ? b : $c",
                "foo^(bar)",
                "foo{ a: b }",
                "`a b`",
                "sum(1)",
                "$map($x, function($v) { foo })",
                "($x := foo; $x)",
                "-foo",
                "$",
                "$x.$$"
            })
    void seesFieldsWithoutAContext(String text) {
        assertThat(JsonataExpression.compile(text).bareReferences()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.foo",
                "$x.foo.bar",
                "$x[foo = 1]",
                "$x[foo].bar[baz]",
                "$x^(foo)",
                "$x{ foo: bar }",
                "$x.{ 'a': foo }",
                "$x.[foo, bar]",
                "$x.(foo + bar)",
                "$x.$sum(foo)",
                "$x ~> |foo|{ 'a': bar }|",
                "{ 'a': 1 }.a",
                "[1, 2].foo",
                "'text'",
                "$x.$",
                "$x[$ = 1]",
                "*",
                "$map($x, function($v) { $v.foo })",
                "$x.foo.($y := bar; $y)",
                "$x#$i[$i = foo].bar"
            })
    void seesNoFieldWithoutAContextWhereThereIsOne(String text) {
        assertThat(JsonataExpression.compile(text).bareReferences()).isEmpty();
    }
}
