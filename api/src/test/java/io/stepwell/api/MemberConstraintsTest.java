package io.stepwell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.api.ApiFixture.Reply;
import io.stepwell.api.operation.Operation;
import io.stepwell.api.operation.Operations;
import io.stepwell.api.operation.Workplace;
import io.stepwell.api.paging.PageTokens;
import io.stepwell.api.shape.DecimalShape;
import io.stepwell.api.shape.FlagShape;
import io.stepwell.api.shape.ListShape;
import io.stepwell.api.shape.Shape;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.shape.WholeNumberShape;
import io.stepwell.language.definition.ParsedDefinition;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member of every operation: its type, its presence, its bounds, in AWS's words. */
final class MemberConstraintsTest {
    private final ApiFixture fixture = new ApiFixture();

    static Stream<Operation<?>> operations() {
        PageTokens tokens = new PageTokens(new byte[16], InstantSource.system());
        Workplace place = new Workplace(
                new InMemoryOrchestrator(),
                "us-east-1",
                "123456789012",
                262_144,
                tokens,
                (_, _) -> new ParsedDefinition(null, List.of()),
                _ -> true);
        return Operations.all(place).stream();
    }

    static Stream<Arguments> members() {
        return operations()
                .flatMap(operation ->
                        operation.input().members().stream().map(member -> Arguments.of(operation.name(), member)));
    }

    @Test
    void all37OperationsOfAwsAreThere() {
        assertThat(operations().map(Operation::name)).doesNotHaveDuplicates().hasSize(37);
    }

    @ParameterizedTest
    @MethodSource("members")
    void aMemberOfTheWrongTypeIsASerializationExceptionThatNamesIt(String operation, Structure.Member member) {
        for (Object wrong : List.of("text", 5, 1.5, true, List.of(), Map.of())) {
            if (!fits(wrong, member.shape())) {
                Reply reply = fixture.call(operation, member.name(), wrong);
                assertThat(reply.code()).as("%s = %s", member.name(), wrong).isEqualTo("SerializationException");
                assertThat(reply.message()).contains("'" + member.name() + "'");
            }
        }
    }

    private static boolean fits(Object value, Shape shape) {
        return switch (shape) {
            case TextShape _ -> value instanceof String;
            case WholeNumberShape _ -> value instanceof Integer;
            case DecimalShape _ -> value instanceof Number;
            case FlagShape _ -> value instanceof Boolean;
            case ListShape _ -> value instanceof List;
            case Structure _ -> value instanceof Map;
        };
    }

    @ParameterizedTest
    @MethodSource("members")
    void aRequiredMemberMustNotBeNull(String operation, Structure.Member member) {
        Reply absent = fixture.call(operation);
        Reply isNull = fixture.call(operation, member.name(), null);
        String fault = "Value null at '" + member.name() + "' failed to satisfy constraint: Member must not be null";
        if (member.required()) {
            assertThat(absent.code()).isEqualTo("ValidationException");
            assertThat(absent.message()).contains(fault);
            assertThat(isNull.message()).contains(fault);
        } else {
            assertThat(absent.message()).doesNotContain(fault);
        }
    }

    @ParameterizedTest
    @MethodSource("members")
    void aTextBeyondItsLengthIsAValidationException(String operation, Structure.Member member) {
        if (!(member.shape() instanceof TextShape text) || !text.values().isEmpty()) {
            return;
        }
        Reply reply = fixture.call(operation, member.name(), "x".repeat(text.maxLength() + 1));
        if (text.maxLength() >= ApiSettings.AWS_REQUEST_BYTES) { // such a text fills a request by itself
            assertThat(reply.code()).isEqualTo("RequestEntityTooLargeException");
            return;
        }
        assertThat(reply.code()).isEqualTo("ValidationException");
        assertThat(reply.message())
                .contains("at '" + member.name()
                        + "' failed to satisfy constraint: Member must have length less than or equal to "
                        + text.maxLength());
        assertThat(reply.message().length()).isLessThan(10_000);
    }

    @Test
    void severalFaultsAreCountedAndJoined() {
        Reply reply = fixture.call("CreateStateMachine", "type", "WEEKLY", "name", "");
        assertThat(reply.message())
                .isEqualTo(
                        "4 validation errors detected: "
                                + "Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1; "
                                + "Value null at 'definition' failed to satisfy constraint: Member must not be null; "
                                + "Value null at 'roleArn' failed to satisfy constraint: Member must not be null; "
                                + "Value 'WEEKLY' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]");
    }

    @Test
    void aPageSizeBeyondTheMaximumIsWordedAsAwsDoes() {
        for (String operation :
                List.of("ListStateMachines", "ListActivities", "GetExecutionHistory", "ListExecutions")) {
            Reply reply = fixture.call(operation, "maxResults", 1001, "executionArn", ApiFixture.EXECUTION);
            assertThat(reply.message())
                    .isEqualTo("1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint:"
                            + " Member must have value less than or equal to 1000");
        }
    }

    @Test
    void aPageTokenBeyondItsLengthIsRepeatedInFull() {
        String token = "x".repeat(1025);
        assertThat(fixture.call("ListStateMachines", "nextToken", token).message())
                .isEqualTo(
                        "1 validation error detected: Value '" + token
                                + "' at 'nextToken' failed to satisfy constraint: Member must have length less than or equal to 1024");
        assertThat(fixture.call("ListExecutions", "stateMachineArn", ApiFixture.MACHINE, "nextToken", "x".repeat(3097))
                        .message())
                .contains("Member must have length less than or equal to 3096");
    }

    @ParameterizedTest
    @MethodSource("numbersOutOfRange")
    void numbersOutOfRangeDoNotOverflow(String number, String constraint) {
        Reply reply = fixture.callRaw("ListActivities", "{\"maxResults\":" + number + "}");
        assertThat(reply.code()).isEqualTo("ValidationException");
        assertThat(reply.message()).endsWith(constraint);
    }

    static Stream<Arguments> numbersOutOfRange() {
        return Stream.of(
                Arguments.of("-1", "greater than or equal to 0"),
                Arguments.of("4294967297", "less than or equal to 1000"),
                Arguments.of("99999999999999999999999", "less than or equal to 1000"),
                Arguments.of("-99999999999999999999999", "greater than or equal to 0"));
    }

    @Test
    void faultsInListsNameThePlaceFromOne() {
        Map<String, @Nullable Object> fine = Map.of("key", "a", "value", "b");
        Map<String, @Nullable Object> longKey = new LinkedHashMap<>(Map.of("key", "k".repeat(129)));
        Reply reply = fixture.call("TagResource", "resourceArn", ApiFixture.MACHINE, "tags", List.of(fine, longKey));
        assertThat(reply.message()).contains("at 'tags.2.member.key' failed").contains("equal to 128");
    }

    @Test
    void manyFaultsAreCountedButNotAllWritten() {
        List<String> keys = java.util.Collections.nCopies(100_000, "");
        Reply reply = fixture.call("UntagResource", "resourceArn", ApiFixture.MACHINE, "tagKeys", keys);
        assertThat(reply.message())
                .startsWith("100000 validation errors detected")
                .hasSizeLessThan(5_000);
    }

    @Test
    void secretsAreNotRepeated() {
        Reply reply = fixture.call("SendTaskFailure", "taskToken", "t", "error", "s3cret".repeat(50));
        assertThat(reply.message()).contains("Value at 'error' failed").doesNotContain("s3cret");
    }

    @Test
    void payloadsAreMeasuredInBytes() {
        fixture.withMachine();
        String fits = "\"" + "ö".repeat(131_071) + "\"";
        String tooLarge = "\"" + "ö".repeat(131_072) + "\"";
        assertThat(start(fits).code()).isEqualTo("OK");
        assertThat(start(tooLarge).message())
                .isEqualTo("1 validation error detected: Value at 'input' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 262144");
    }

    private Reply start(String input) {
        return fixture.call("StartExecution", "stateMachineArn", ApiFixture.MACHINE, "input", input);
    }
}
