package io.stepwell.conformance.compare;

import static io.stepwell.conformance.compare.ComparedCase.withRules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static List<String> paths(List<Difference> differences) {
        return differences.stream().map(Difference::path).toList();
    }

    @Test
    void equalValuesHaveNoDifferenceWhateverTheOrderOfMembers() {
        assertThat(withRules("").differences("{\"a\": 1, \"b\": [true, null]}", "{\"b\": [true, null], \"a\": 1}"))
                .isEmpty();
    }

    @Test
    void everyDifferentPlaceIsTold() {
        assertThat(paths(withRules("")
                        .differences(
                                "{\"a\": 1, \"b\": [1, 2], \"c\": \"x\", \"same\": 0}",
                                "{\"b\": [1, 3, 4], \"c\": null, \"d\": 1, \"same\": 0}")))
                .containsExactly("m.a", "m.b[1]", "m.b[2]", "m.c", "m.d");
    }

    @Test
    void wholeAndFractionalNumbersDiffer() {
        assertThat(withRules("").differences("1", "1.0")).hasSize(1);
        assertThat(withRules("").differences("1.5", "1.50")).isEmpty();
        assertThat(withRules("").differences("100.0", "1e2")).isEmpty();
        assertThat(withRules("").differences("1", "\"1\"")).hasSize(1);
    }

    @Test
    void skippedPathsNeedNotAgree() {
        String expected = "{\"a\": {\"x\": 1}, \"k\": 1}";
        String actual = "{\"a\": {\"x\": 2}, \"k\": 2}";
        ComparedCase plain = withRules("");
        assertThat(paths(plain.differences(expected, actual))).containsExactly("m.a.x", "m.k");
        assertThat(paths(plain.with("\"skip_paths\": [\"$..a.x\"]").differences(expected, actual)))
                .containsExactly("m.k");
        assertThat(paths(plain.with("\"side_service_paths\": [\"$..k\"]").differences(expected, actual)))
                .containsExactly("m.a.x");
    }

    @Test
    void laterMembersNeedNotBeThere() {
        ComparedCase later = withRules("").with("\"later_members\": [\"new\"]");
        assertThat(later.differences("[{\"a\": 1}]", "[{\"a\": 1, \"new\": {\"deep\": 1}}]"))
                .isEmpty();
        assertThat(later.differences("[{\"a\": 1}]", "[{\"a\": 1, \"newer\": 1}]"))
                .hasSize(1);
    }

    @Test
    void whatTheClientRefusesToSendIsNothingToTest() {
        assertThat(withRules("")
                        .differences(
                                "{\"exception_typename\": \"ParamValidationError\"}",
                                "{\"exception_typename\": \"Other\"}"))
                .isEmpty();
        assertThat(withRules("").differences("\"Parameter validation failed:\\nInvalid\"", "\"other\""))
                .isEmpty();
        assertThat(withRules("").differences("{\"exception_typename\": \"A\"}", "{\"exception_typename\": \"B\"}"))
                .hasSize(1);
    }

    @Test
    void aMissingMatchIsADifference() {
        assertThat(Comparison.compare(
                        io.stepwell.conformance.cases.CaseFolder.read(
                                "{\"format\": 1, \"id\": \"t\", \"group\": \"g\", \"expected\": {\"m\": 1}}", "test"),
                        new io.stepwell.conformance.reference.CaseValues(InventedAnswers.SURROUNDINGS),
                        java.util.Map.of()))
                .hasSize(1);
    }
}
