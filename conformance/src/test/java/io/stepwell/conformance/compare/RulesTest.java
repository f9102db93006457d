package io.stepwell.conformance.compare;

import static io.stepwell.conformance.compare.ComparedCase.withRules;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final String UUID = "0a1b2c3d-0000-4000-8000-00000000000";

    @Test
    void jsonObjectsInStringMembersAreParsedOnce() {
        assertThat(withRules("").normalised("""
                        {"a": "{\\"b\\": \\"{}\\"}", "list": ["{}"], "array": "[1]", "broken": "{x"}""")).isEqualTo("""
                        {"a": {"b": "{}"}, "array": "[1]", "broken": "{x", "list": ["{}"]}""");
    }

    @Test
    void regexReplacesEveryMatchInTheJsonText() {
        assertThat(withRules("{\"rule\": \"regex\", \"pattern\": \"name-<<s1.id>>\", \"replacement\": \"<$1>\"}")
                        .answered(Map.of("s1", Map.of("id", "7.7")))
                        .normalised("{\"name-7.7\": \"a name-7.7 name-7x7\"}"))
                .isEqualTo("{\"<$1>\": \"a <$1> name-7x7\"}");
    }

    @Test
    void keyValueReplacesMembersThatAreNeitherNullNorEmpty() {
        assertThat(withRules("""
                        {"rule": "key_value", "key": "k", "replacement": "r", "reference": false}""").normalised("{\"k\": 5, \"l\": [{\"k\": null}, {\"k\": \"\"}]}"))
                .isEqualTo("{\"k\": \"r\", \"l\": [{\"k\": null}, {\"k\": \"\"}]}");
    }

    @Test
    void referencesNumberDistinctValuesAndReplaceThemEverywhere() {
        assertThat(
                        withRules("""
                        {"rule": "key_value", "key": "k", "replacement": "r", "reference": true}""")
                                .normalised(
                                        "{\"a\": \"see two\", \"b\": {\"k\": \"one\"}, \"c\": {\"k\": \"two\"}, \"k\": \"one\"}"))
                .isEqualTo(
                        "{\"a\": \"see <r:2>\", \"b\": {\"k\": \"<r:1>\"}, \"c\": {\"k\": \"<r:2>\"}, \"k\": \"<r:1>\"}");
    }

    @Test
    void jsonpathSetsOrRefers() {
        assertThat(withRules("""
                        {"rule": "jsonpath", "path": "$..d.x", "replacement": "set", "reference": false},
                        {"rule": "jsonpath", "path": "$..y", "replacement": "ref", "reference": true}""").normalised("{\"d\": {\"x\": 1}, \"y\": \"word\", \"z\": \"a word\"}"))
                .isEqualTo("{\"d\": {\"x\": \"set\"}, \"y\": \"<ref:1>\", \"z\": \"a <ref:1>\"}");
    }

    @Test
    void arnNamesAreTheLastPart() {
        assertThat(withRules("{\"rule\": \"arn_resource_name\", \"replacement\": \"n\"}")
                        .normalised("""
                                {"a": "arn:aws:iam::210987654321:role/path/zebra",
                                 "b": "arn:aws:lambda:eu-north-1:210987654321:function:greet:$LATEST",
                                 "c": "arn:aws:states:eu-north-1:210987654321:execution:machine:run"}"""))
                .isEqualTo("{\"a\": \"arn:<partition>:iam::111111111111:role/path/<n:1>\", "
                        + "\"b\": \"arn:<partition>:lambda:<region>:111111111111:function:<n:2>:$LATEST\", "
                        + "\"c\": \"arn:<partition>:states:<region>:111111111111:execution:machine:<n:3>\"}");
    }

    @Test
    void mapRunArnsLoseTheirUuids() {
        String arn = "arn:aws:states:eu-north-1:210987654321:mapRun:m/" + UUID + "1:" + UUID + "2";
        assertThat(withRules("{\"rule\": \"map_run_arns_in\", \"of\": \"<<s1>>\"}")
                        .answered(Map.of("s1", Map.of("x", List.of(Map.of("mapRunArn", arn)))))
                        .normalised("{\"a\": \"" + arn + "\"}"))
                .endsWith("mapRun:m/<MapRunArnPart0_0idx>:<MapRunArnPart1_0idx>\"}");
        String labelled = "arn:aws:states:eu-north-1:210987654321:mapRun:m/label:" + UUID + "2";
        assertThat(withRules("{\"rule\": \"map_run_arn\", \"of\": \"<<s1.a>>\", \"index\": 4}")
                        .answered(Map.of("s1", Map.of("a", labelled)))
                        .normalised("{\"a\": \"" + labelled + "\"}"))
                .endsWith("mapRun:m/label:<MapRunArnPart1_4idx>\"}");
    }

    @Test
    void theNumbersOfMapRunsAreArbitrary() {
        assertThat(withRules("")
                        .differences(
                                "[\"<MapRunArnPart1_1idx>\", \"<MapRunArnPart1_0idx>\"]",
                                "[\"<MapRunArnPart1_0idx>\", \"<MapRunArnPart1_1idx>\"]"))
                .isEmpty();
        assertThat(withRules("")
                        .differences(
                                "[\"<MapRunArnPart1_1idx>\", \"<MapRunArnPart1_0idx>\"]",
                                "[\"<MapRunArnPart1_0idx>\", \"<MapRunArnPart1_0idx>\"]"))
                .hasSize(1);
    }

    @Test
    void outputsAreParsedOnRequest() {
        assertThat(withRules("{\"rule\": \"parse_json_output\"}")
                        .normalised("{\"output\": \"[1, 2]\", \"o\": \"[1]\"}"))
                .isEqualTo("{\"o\": \"[1]\", \"output\": [1, 2]}");
    }

    @Test
    void variableReferencesAreSortedOnRequest() {
        String answer = "{\"variableReferences\": {\"State\": [\"z\", \"a\"]}}";
        assertThat(withRules("{\"rule\": \"sort_variable_references\"}").normalised(answer))
                .isEqualTo("{\"variableReferences\": {\"State\": [\"a\", \"z\"]}}");
        assertThat(withRules("").normalised(answer)).isEqualTo(answer);
    }

    @Test
    void branchEventsOfParallelStatesAreSortedOnRequest() {
        assertThat(withRules("{\"rule\": \"sort_parallel_branch_events\"}").normalised("""
                        {"events": [{"id": 3, "previousEventId": 2, "type": "ParallelStateStarted"},
                         {"id": 4, "previousEventId": 3, "type": "b"}, {"id": 5, "previousEventId": 3, "type": "a"},
                         {"id": 6, "previousEventId": 5, "type": "ParallelStateSucceeded"},
                         {"id": 7, "previousEventId": 5, "type": "ParallelStateExited"}]}"""))
                .isEqualTo("{\"events\": [{\"id\": 3, \"previousEventId\": 2, \"type\": \"ParallelStateStarted\"}, "
                        + "{\"id\": [0], \"previousEventId\": 0, \"type\": \"a\"}, "
                        + "{\"id\": [0], \"previousEventId\": 0, \"type\": \"b\"}, "
                        + "{\"id\": 7, \"previousEventId\": 5, \"type\": \"ParallelStateExited\"}]}");
    }

    @Test
    void addressesInSnsMessagesAreHidden() {
        assertThat(withRules("""
                        {"rule": "sns_signing_cert", "replacement": "cert"}, {"rule": "sns_urls"},
                        {"rule": "sns_unsubscribe_subscription", "replacement": "sub"}""").normalised("""
                                {"SigningCertURL": "https://sns.x/SimpleNotificationService-7f.pem",
                                 "UnsubscribeURL": "https://sns.x/?Action=Unsubscribe&SubscriptionArn=a:topic:1234"}"""))
                .isEqualTo(
                        "{\"SigningCertURL\": \"<cert-domain>/SimpleNotificationService-<cert:1>\", "
                                + "\"UnsubscribeURL\": \"<unsubscribe-domain>/?Action=Unsubscribe&SubscriptionArn=a:topic:<sub:1>\"}");
    }

    @Test
    void defaultsHideTraceHeadersAndQuotedInput() {
        assertThat(withRules("{\"rule\": \"sfn_defaults\"}").normalised("""
                        {"SdkHttpMetadata": {"H": {"Date": "Mon"}}, "x-amz-crc32": "5",
                         "SdkResponseMetadata": {"RequestId": "r"}, "cause": "not in the input '{\\"a\\": 1}'"}"""))
                .isEqualTo("{\"SdkHttpMetadata\": {\"H\": {\"Date\": \"date\"}}, \"SdkResponseMetadata\": "
                        + "{\"RequestId\": \"RequestId\"}, \"cause\": \"not in the input '<json-input:1>'\", "
                        + "\"x-amz-crc32\": \"x-amz-crc32\"}");
    }

    @Test
    void standardRulesHideWhatChangesWithEveryRun() {
        assertThat(withRules("")
                        .normalised(Map.of(
                                "ResponseMetadata",
                                Map.of("HTTPStatusCode", 200, "RequestId", "r"),
                                "creationDate",
                                Instant.EPOCH,
                                "timestamp",
                                Instant.EPOCH,
                                "RevisionId",
                                UUID + "1",
                                "other",
                                UUID + "2",
                                "text",
                                "at 2025-01-31T12:00:00.5Z in eu-north-1")))
                .isEqualTo("{\"RevisionId\": \"<uuid:1>\", \"creationDate\": \"datetime\", \"other\": \"" + UUID
                        + "2\", \"text\": \"at date in <region>\", \"timestamp\": \"timestamp\", "
                        + "\"ResponseMetadata\": {\"HTTPHeaders\": {}, \"HTTPStatusCode\": 200}}");
    }

    @Test
    void aMemberNamedTimestampIsATimeOrJustATimestamp() {
        assertThat(withRules("").normalised("{\"TimestampValue\": \"2016-03-14T01:59:00Z\"}"))
                .contains("\"date\"");
        assertThat(withRules("").normalised("{\"TimestampValue\": \"2016-14-14T01:59:00Z\"}"))
                .contains("\"timestamp\"");
        assertThat(withRules("").normalised("{\"TimestampValue\": \"2016-03-14T01:59:00\"}"))
                .contains("\"timestamp\"");
    }
}
