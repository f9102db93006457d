package io.stepwell.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.Limits;
import org.junit.jupiter.api.Test;

/** Variables and expressions on their way through an execution, told as histories. */
final class EvaluationTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String INNER = "{\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Pass\",\"End\":true}}}";

    private static String jsonata(String states) {
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{" + states + "}}";
    }

    private static String undefined(String state, int entered, String field) {
        return "States.QueryEvaluationError: An error occurred while executing the state '" + state
                + "' (entered at the event id #" + entered
                + "). The JSONata expression '$nothing' specified for the field '"
                + field + "' returned nothing (undefined).";
    }

    @Test
    void anExpressionThatFailsAtTheEntryOfTheFirstStateFollowsNothing() {
        Play play =
                new Play(jsonata("\"A\":{\"Type\":\"Pass\",\"Output\":{\"x\":\"{% $nothing %}\"},\"End\":true}"), "{}");
        assertThat(play.history())
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 Entered A {}",
                        "3<0 EvaluationFailed A at Output/x",
                        "4<3 ExecutionFailed " + undefined("A", 2, "Output/x"));
    }

    @Test
    void anExpressionThatFailsAtTheEntryOfALaterStateFollowsTheStateBefore() {
        Play play = new Play(
                jsonata("\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},"
                        + "\"B\":{\"Type\":\"Fail\",\"Error\":\"{% $nothing %}\"}"),
                "{}");
        assertThat(play.history())
                .endsWith(
                        "4<3 Entered B {}",
                        "5<3 EvaluationFailed B at Error",
                        "6<5 ExecutionFailed " + undefined("B", 4, "Error"));
    }

    @Test
    void aTimestampThatIsNoneFollowsTheEntry() {
        Play play = new Play(jsonata("\"A\":{\"Type\":\"Wait\",\"Timestamp\":\"{% 'soon' %}\",\"End\":true}"), "{}");
        assertThat(play.history()).contains("3<2 EvaluationFailed A at Timestamp");
    }

    @Test
    void anExpressionThatFailsAfterTheTaskFollowsTheTaskAndCanBeCaught() {
        Play play = new Play(
                jsonata(
                        "\"A\":{\"Type\":\"Task\",\"Resource\":\"" + FUNCTION + "\",\"Output\":\"{% $nothing %}\","
                                + "\"Catch\":[{\"ErrorEquals\":[\"States.QueryEvaluationError\"],\"Next\":\"B\","
                                + "\"Output\":\"{% $states.errorOutput.Error %}\"}],\"End\":true},\"B\":{\"Type\":\"Succeed\"}"),
                "{}");
        play.succeed("1");
        assertThat(play.history())
                .contains(
                        "5<4 TaskSucceeded",
                        "6<5 EvaluationFailed A at Output",
                        "7<6 Exited A \"States.QueryEvaluationError\"");
    }

    @Test
    void aRetriedExpressionIsEvaluatedAgain() {
        Play play = new Play(
                jsonata("\"A\":{\"Type\":\"Task\",\"Resource\":\"" + FUNCTION + "\",\"Arguments\":\"{% $nothing %}\","
                        + "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"MaxAttempts\":1}],\"End\":true}"),
                "{}");
        assertThat(play.history()).endsWith("3<0 EvaluationFailed A at Arguments");
        play.advance(1_000);
        assertThat(play.history())
                .endsWith(
                        "4<3 EvaluationFailed A at Arguments", "5<4 ExecutionFailed " + undefined("A", 2, "Arguments"));
    }

    @Test
    void aMapAndAParallelThatFailBeforeTheyStartSaySo() {
        String map =
                "\"A\":{\"Type\":\"Map\",\"Items\":\"{% $nothing %}\",\"ItemProcessor\":" + INNER + ",\"End\":true}";
        assertThat(new Play(jsonata(map), "{}").history())
                .endsWith(
                        "3<0 EvaluationFailed A at Items",
                        "4<3 MapFailed",
                        "5<4 ExecutionFailed " + undefined("A", 2, "Items"));
        String parallel = "\"A\":{\"Type\":\"Parallel\",\"Arguments\":\"{% $nothing %}\",\"Branches\":[" + INNER
                + "],\"End\":true}";
        assertThat(new Play(jsonata(parallel), "{}").history())
                .endsWith(
                        "3<0 EvaluationFailed A at Arguments",
                        "4<3 ParallelFailed",
                        "5<4 ExecutionFailed " + undefined("A", 2, "Arguments"));
    }

    @Test
    void aMapWhoseOutputFailsHasSucceededAllTheSame() {
        String map = "\"A\":{\"Type\":\"Map\",\"Items\":[],\"Output\":\"{% $nothing %}\",\"ItemProcessor\":" + INNER
                + ",\"End\":true}";
        assertThat(new Play(jsonata(map), "{}").history())
                .contains("4<3 MapSucceeded")
                .noneMatch(event -> event.endsWith("MapFailed"));
    }

    @Test
    void innerStatesSeeOuterVariablesAndKeepTheirOwn() {
        Play play = new Play("""
                {"StartAt":"A","States":{
                 "A":{"Type":"Pass","Assign":{"outer":1},"Next":"M"},
                 "M":{"Type":"Map","ItemsPath":"$.l","MaxConcurrency":1,"ItemProcessor":{"StartAt":"I","States":{
                  "I":{"Type":"Pass","Assign":{"own.$":"$"},"Next":"J"},
                  "J":{"Type":"Pass","Parameters":{"a.$":"States.MathAdd($outer, $own)"},"End":true}}},"Next":"Z"},
                 "Z":{"Type":"Choice","Choices":[{"Variable":"$own","IsPresent":true,"Next":"Bad"}],"Default":"Good"},
                 "Bad":{"Type":"Fail"},"Good":{"Type":"Succeed"}}}
                """, "{\"l\":[10,20]}");
        assertThat(play.history()).last().asString().endsWith("ExecutionSucceeded [{\"a\":11},{\"a\":21}]");
    }

    @Test
    void variablesHaveBoundsOfTheirOwn() {
        String assign = "\"A\":{\"Type\":\"Pass\",\"Assign\":{\"v\":\"0123456789\"},\"Output\":1,\"Next\":\"B\"},"
                + "\"B\":{\"Type\":\"Pass\",\"Assign\":{\"w\":\"0123456789\"},\"End\":true}";
        Limits ofOne = new Limits(10, 100, 25_000, Limits.aws().waitMillis(), 100);
        assertThat(new Play(jsonata(assign), "1", ofOne).history())
                .last()
                .asString()
                .contains("ExecutionFailed States.DataLimitExceeded", "[v] have 12 bytes");
        Limits ofAll = new Limits(100, 20, 25_000, Limits.aws().waitMillis(), 100);
        assertThat(new Play(jsonata(assign), "1", ofAll).history())
                .last()
                .asString()
                .contains("state 'B'", "States.DataLimitExceeded", "would have 24 bytes; 20 are allowed");
    }
}
