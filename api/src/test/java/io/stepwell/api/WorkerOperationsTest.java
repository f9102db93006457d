package io.stepwell.api;

import static io.stepwell.api.ApiFixture.ACTIVITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.api.ApiFixture.Reply;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.TaskDesk.Assignment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Activities, task tokens and tags over the API. */
final class WorkerOperationsTest {
    private final ApiFixture fixture = new ApiFixture();

    @BeforeEach
    void createActivity() {
        assertThat(fixture.call("CreateActivity", "name", "pick").get("activityArn"))
                .isEqualTo(ACTIVITY);
    }

    @Test
    void anActivityIsCreatedOnceDescribedAndDeleted() {
        assertThat(fixture.call("CreateActivity", "name", "pick").body())
                .containsOnlyKeys("activityArn", "creationDate");
        assertThat(fixture.call("DescribeActivity", "activityArn", ACTIVITY).body())
                .containsOnlyKeys("activityArn", "name", "creationDate", "encryptionConfiguration")
                .containsEntry("encryptionConfiguration", Map.of("type", "AWS_OWNED_KEY"));
        assertThat(fixture.call("ListActivities").list("activities"))
                .singleElement()
                .satisfies(one -> assertThat(one).containsOnlyKeys("activityArn", "name", "creationDate"));
        assertThat(fixture.call("DeleteActivity", "activityArn", ACTIVITY).body())
                .isEmpty();
        assertThat(fixture.call("DeleteActivity", "activityArn", ACTIVITY).code())
                .isEqualTo("OK");
        for (String operation : List.of("DescribeActivity", "GetActivityTask")) {
            Reply gone = fixture.call(operation, "activityArn", ACTIVITY);
            assertThat(gone.code()).isEqualTo("ActivityDoesNotExist");
            assertThat(gone.message()).isEqualTo("Activity Does Not Exist: '" + ACTIVITY + "'");
        }
    }

    @Test
    void anArnMustBeThatOfAnActivity() {
        for (String operation : List.of("DescribeActivity", "DeleteActivity", "GetActivityTask")) {
            assertThat(fixture.call(operation, "activityArn", "no_an_activity_arn")
                            .message())
                    .isEqualTo("Invalid Arn: 'Invalid ARN prefix: no_an_activity_arn'");
            assertThat(fixture.call(operation, "activityArn", ApiFixture.MACHINE)
                            .message())
                    .isEqualTo("Invalid Arn: 'Resource type not valid in this context: stateMachine'");
        }
    }

    @Test
    void aWorkerGetsATaskOrAfterAMinuteNothing() {
        Reply nothing = fixture.call("GetActivityTask", "activityArn", ACTIVITY, "workerName", "w1");
        assertThat(nothing.code()).isEqualTo("OK");
        assertThat(nothing.body()).isEmpty();
        assertThat(fixture.orchestrator.tasks.lastWait).isEqualTo(Duration.ofSeconds(60));
        assertThat(fixture.orchestrator.tasks.lastWorker).isEqualTo("w1");
        fixture.orchestrator.tasks.waiting.put(ACTIVITY, new Assignment("token-1", Json.parse("{\"a\": 1}")));
        assertThat(fixture.call("GetActivityTask", "activityArn", ACTIVITY).body())
                .isEqualTo(Map.of("taskToken", "token-1", "input", "{\"a\": 1}"));
    }

    @Test
    void tasksAreAnsweredByTheirToken() {
        fixture.orchestrator.tasks.open.addAll(List.of("token-1", "token-2"));
        assertThat(fixture.call("SendTaskHeartbeat", "taskToken", "token-1").body())
                .isEmpty();
        assertThat(fixture.call("SendTaskSuccess", "taskToken", "token-1", "output", "{\"a\": 1}")
                        .body())
                .isEmpty();
        assertThat(fixture.call("SendTaskFailure", "taskToken", "token-2", "error", "E")
                        .body())
                .isEmpty();
        assertThat(fixture.orchestrator.tasks.answers)
                .containsExactly("heartbeat", "success {\"a\": 1}", "failure E null");
    }

    @Test
    void aTokenThatIsSpentOrMadeUpIsRefused() {
        assertThat(fixture.call("SendTaskSuccess", "taskToken", "token-9", "output", "1")
                        .code())
                .isEqualTo("TaskTimedOut");
        Reply madeUp = fixture.call("SendTaskHeartbeat", "taskToken", "made up");
        assertThat(madeUp.code()).isEqualTo("InvalidToken");
        assertThat(madeUp.message()).isEqualTo("Invalid Token: 'Invalid token'");
    }

    @Test
    void anOutputThatIsNotJsonIsRefused() {
        fixture.orchestrator.tasks.open.add("token-1");
        for (String bad : List.of("", "nonsense", "{")) {
            assertThat(fixture.call("SendTaskSuccess", "taskToken", "token-1", "output", bad)
                            .code())
                    .isEqualTo("InvalidOutput");
        }
        assertThat(fixture.orchestrator.tasks.answers).isEmpty();
    }

    @Test
    void tagsAreSetListedAndRemoved() {
        assertThat(tag(List.of()).body()).isEmpty();
        assertThat(tags()).isEmpty();
        tag(List.of(Map.of("key", "k1", "value", "v1"), Map.of("key", "k2", "value", ""), Map.of("key", "k1")));
        assertThat(tags()).containsExactly(Map.of("key", "k1", "value", ""), Map.of("key", "k2", "value", ""));
        Reply untagged =
                fixture.call("UntagResource", "resourceArn", ACTIVITY, "tagKeys", List.of("k1", "k1", "other"));
        assertThat(untagged.body()).isEmpty();
        assertThat(tags()).containsExactly(Map.of("key", "k2", "value", ""));
    }

    @Test
    void tagsNeedAKeyAndAreNotMoreThanFifty() {
        Reply noKey = tag(List.of(Map.of("value", "v")));
        assertThat(noKey.code()).isEqualTo("ValidationException");
        assertThat(noKey.message()).contains("'tags.1.member.key'");
        List<Map<String, String>> many = java.util.stream.IntStream.range(0, 51)
                .mapToObj(i -> Map.of("key", "k" + i, "value", "v"))
                .toList();
        assertThat(tag(many).code()).isEqualTo("TooManyTags");
        assertThat(tags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:owner", "AWS:owner", "a*b", "what?", "a\u0000b"})
    void someKeysAreNotForTags(String key) {
        Reply refused = tag(List.of(Map.of("key", key, "value", "v")));
        assertThat(refused.code()).isEqualTo("ValidationException");
        assertThat(tags()).isEmpty();
    }

    @Test
    void keysAndValuesOfTagsAreOfManyLanguagesButNotTooLong() {
        tag(List.of(Map.of("key", "é日 _.:/=+-@9", "value", "aws:")));
        assertThat(tags()).containsExactly(Map.of("key", "é日 _.:/=+-@9", "value", "aws:"));
        assertThat(tag(List.of(Map.of("key", "k".repeat(129), "value", "v"))).message())
                .contains(
                        "'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128");
        assertThat(tag(List.of(Map.of("key", "k", "value", "v".repeat(257)))).message())
                .contains(
                        "'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256");
    }

    @Test
    void noTagOfAwsIsRemoved() {
        assertThat(fixture.call("UntagResource", "resourceArn", ACTIVITY, "tagKeys", List.of("aws:owner"))
                        .code())
                .isEqualTo("ValidationException");
    }

    @Test
    void onlyStateMachinesAndActivitiesHaveTags() {
        assertThat(fixture.call("ListTagsForResource", "resourceArn", ApiFixture.EXECUTION)
                        .code())
                .isEqualTo("InvalidArn");
        Reply unknown = fixture.call("ListTagsForResource", "resourceArn", ApiFixture.MACHINE);
        assertThat(unknown.code()).isEqualTo("ResourceNotFound");
    }

    @Test
    void tagsCanBeGivenAtCreation() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", "pack");
        members.put("tags", List.of(Map.of("key", "team", "value", "blue")));
        String arn = fixture.callRaw("CreateActivity", io.stepwell.language.json.JsonWriter.write(members))
                .text("activityArn");
        assertThat(fixture.call("ListTagsForResource", "resourceArn", arn).list("tags"))
                .containsExactly(Map.of("key", "team", "value", "blue"));
    }

    private Reply tag(List<?> tags) {
        return fixture.call("TagResource", "resourceArn", ACTIVITY, "tags", tags);
    }

    private List<Map<String, @Nullable Object>> tags() {
        return fixture.call("ListTagsForResource", "resourceArn", ACTIVITY).list("tags");
    }
}
