package io.stepwell.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.conformance.tree.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private final CaseValues values = new CaseValues(
            new Surroundings("eu-north-1", "210987654321", Instant.parse("2025-01-31T12:00:00.123456Z")));

    @BeforeEach
    void rememberAnAnswer() {
        values.put("s1", answer("""
                {"arn": "arn:aws:states:r:1:execution:machine:run", "count": 3, "runs": [{"id": "a"}, {"id": "b"}],
                 "body": "{\\"Token\\": {\\"text\\": \\"t-1\\"}}"}"""));
    }

    private static Object answer(String json) {
        Object tree = JsonText.read(json);
        return tree == null ? "null" : tree;
    }

    private Object filled(Object tree) {
        Object filled = References.fill(tree, values);
        return filled == null ? "null" : filled;
    }

    @Test
    void aStringThatIsOneReferenceStandsForTheValueItself() {
        assertThat(filled("<<s1.count>>")).isEqualTo(3);
        assertThat(filled("<<s1.runs>>")).isEqualTo(List.of(Map.of("id", "a"), Map.of("id", "b")));
        assertThat(filled("<<s1.runs[-1].id>>")).isEqualTo("b");
    }

    @Test
    void insideALongerStringTheTextIsFilledIn() {
        assertThat(filled(Map.of("k-<<region>>", List.of("n=<<s1.count>>,<<account>>"))))
                .isEqualTo(Map.of("k-eu-north-1", List.of("n=3,210987654321")));
    }

    @Test
    void madeUpNamesStayTheSameThroughoutARun() {
        Object uid = filled("<<uid.1>>");
        assertThat(uid.toString()).matches("[0-9a-f]{8}");
        assertThat(filled("x-<<uid.1>>")).isEqualTo("x-" + uid);
        assertThat(filled("<<uid.2>>")).isNotEqualTo(uid);
        assertThat(filled("<<uuid.1>>").toString()).matches("[0-9a-f-]{36}");
    }

    @Test
    void timesAreCountedFromTheBeginningOfTheRun() {
        assertThat(filled("<<now.seconds+1d>>Z")).isEqualTo("2025-02-01T12:00:00Z");
        assertThat(filled("<<now.iso>>")).isEqualTo("2025-01-31T12:00:00.123Z");
    }

    @Test
    void pipesGoOnFromAValue() {
        assertThat(filled("<<s1.arn|part:-1>>")).isEqualTo("run");
        assertThat(filled("<<s1.arn|part:2>>")).isEqualTo("states");
        assertThat(filled("<<s1.body|json|.Token.text>>")).isEqualTo("t-1");
        assertThat(filled("<<s1|jsonpath:$.runs[*].id>>")).isEqualTo("a");
    }

    @Test
    void aFailedStepOffersItsError() {
        Map<String, Object> response = Map.of("message", "no");
        values.put("s2", new FailedAnswer("StopExecution", "InvalidArn", "bad arn", Map.copyOf(response)));
        assertThat(filled("<<s2.error>>")).isEqualTo(response);
        assertThat(filled("<<s2.error.message>>")).isEqualTo("no");
        assertThat(filled("<<s2.exception_type>>")).isEqualTo("InvalidArn");
        assertThat(filled("<<s2.exception>>"))
                .isEqualTo("An error occurred (InvalidArn) when calling the StopExecution operation: bad arn");
    }

    @Test
    void inAPatternTheValueStandsForJustItself() {
        values.put("dots", "a.b");
        Pattern pattern = Pattern.compile(References.pattern("x<<dots>>+", values));
        assertThat(pattern.matcher("xa.b").matches()).isTrue();
        assertThat(pattern.matcher("xaXb").matches()).isFalse();
    }

    @Test
    void aReferenceToNowhereSaysSo() {
        assertThatThrownBy(() -> filled("<<s9.arn>>"))
                .hasMessageContaining("<<s9.arn>>")
                .hasMessageContaining("'s9'");
        assertThatThrownBy(() -> filled("<<s1.none>>")).hasMessageContaining("leads nowhere");
        assertThatThrownBy(() -> filled("<<s1.arn|part:40>>")).hasMessageContaining("no part 40");
        assertThatThrownBy(() -> filled("<<s1.arn|upper>>")).hasMessageContaining("unknown pipe 'upper'");
    }
}
