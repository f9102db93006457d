package io.stepwell.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/**
 * Definitions as the constructs of {@code aws-cdk-lib/aws-stepfunctions} render them, with the names CloudFormation puts into
 * them. Each is validated, created and read back; those with an input are run, and have an output, or an error and a cause.
 */
@Timeout(300)
final class CdkDefinitionsTest {
    @RegisterExtension
    static final Served SERVED = new Served();

    private static final Path CASES = Path.of("src", "test", "resources", "io", "stepwell", "server", "clients", "cdk");

    @BeforeAll
    static void addFunctions() {
        AtomicInteger asked = new AtomicInteger();
        SERVED.lambda().add("cdk-echo", event -> event);
        SERVED.lambda().add("cdk-guid", event -> "\"guid-1\"");
        SERVED.lambda().add("cdk-status", event -> asked.incrementAndGet() == 1 ? "\"RUNNING\"" : "\"SUCCEEDED\"");
    }

    static Stream<Arguments> definitions() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files
                    .sorted()
                    .map(file -> Arguments.of(file.getFileName().toString().replace(".json", ""), file))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("definitions")
    void aRenderedDefinitionIsTakenAndRunAsItStands(String name, Path file) throws IOException {
        Caller caller = SERVED.caller();
        Map<?, ?> given = object(JsonReader.read(Files.readString(file)));
        String definition = JsonWriter.write(given.get("definition"));
        var validated = caller.sfn.validateStateMachineDefinition(r -> r.definition(definition));
        assertThat(validated.result())
                .as(validated.diagnostics().toString())
                .isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
        String machine = caller.create(name, definition);
        assertThat(caller.sfn
                        .describeStateMachine(r -> r.stateMachineArn(machine))
                        .definition())
                .isEqualTo(definition);
        if (given.get("child") != null) {
            Map<?, ?> child = object(given.get("child"));
            caller.create(Objects.toString(child.get("name")), JsonWriter.write(child.get("definition")));
        }
        if (given.get("input") != null) {
            DescribeExecutionResponse end =
                    caller.finished(caller.start(machine, JsonWriter.write(given.get("input"))));
            assertThat(end.error()).as(end.cause()).isEqualTo(given.get("error"));
            assertThat(end.cause()).isEqualTo(given.get("cause"));
            assertThat(end.output() == null ? null : Json.parse(end.output()))
                    .isEqualTo(given.get("output") == null ? null : Json.of(given.get("output")));
        }
    }

    private static Map<?, ?> object(@Nullable Object tree) {
        return (Map<?, ?>) Objects.requireNonNull(tree);
    }
}
