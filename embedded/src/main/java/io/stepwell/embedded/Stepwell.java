package io.stepwell.embedded;

import io.stepwell.engine.task.Integration;
import io.stepwell.integrations.lambda.Functions;
import io.stepwell.integrations.lambda.LambdaFunctionIntegration;
import io.stepwell.integrations.lambda.LambdaInvokeIntegration;
import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.json.Json;
import io.stepwell.language.parse.DefinitionParser;
import io.stepwell.runtime.Catalogue.NewStateMachine;
import io.stepwell.runtime.Catalogue.StateMachineUpdate;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.node.Node;
import io.stepwell.runtime.node.NodeSettings;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Step Functions inside a Java program: standard workflows whose tasks are Java lambdas.
 *
 * <pre>{@code
 * try (Stepwell stepwell = Stepwell.inMemory()
 *         .task("arn:aws:lambda:us-east-1:123456789012:function:charge", input -> Map.of("paid", true))
 *         .virtualTime()
 *         .open()) {
 *     stepwell.define("order", definition);
 *     Run run = stepwell.start("order", "{\"id\": 1}");
 *     stepwell.advance(Duration.ofHours(1));
 *     assertEquals(ExecutionStatus.SUCCEEDED, run.describe().summary().status());
 * }
 * }</pre>
 *
 * <p>With virtual time nothing happens but by a call of this class: {@link #advance} lets Wait states end, timeouts and
 * retries fire, each at its own moment, without anybody sleeping. Without it time is the machine's. Safe for use by
 * several threads. Refusals are {@link RequestRefused}.
 */
public final class Stepwell implements AutoCloseable {
    private static final String ROLE = "arn:aws:iam::123456789012:role/embedded";
    /** Calls that pause in virtual time hold their places: others must not wait for them. */
    private static final int VIRTUAL_CALLS_MAX = 1_000_000;

    private final NodeSettings settings;
    private final Node node;
    private final InstantSource clock;
    private final @Nullable DrivenThreads driven;

    Stepwell(
            Store store,
            Map<String, TaskHandler> functions,
            Map<String, TaskHandler> resources,
            List<Integration> others,
            @Nullable Instant virtualStart) {
        World world;
        if (virtualStart == null) {
            world = World.real(InstantSource.system());
            driven = null;
        } else {
            VirtualClock virtual = new VirtualClock(virtualStart);
            driven = new DrivenThreads(virtual);
            world = new World(virtual, driven, new SecureRandom());
        }
        clock = world.clock();
        settings = settings(driven != null);
        TaskInput.Pauses pauses = driven == null ? Thread::sleep : driven;
        JavaFunctions invoker = new JavaFunctions(functions, pauses, world.threads());
        Functions lambda = new Functions(List.of(invoker));
        List<Integration> all = new ArrayList<>();
        all.add(new JavaTasks(resources, pauses));
        all.addAll(others);
        all.add(new LambdaFunctionIntegration(lambda));
        all.add(new LambdaInvokeIntegration(lambda));
        node = Node.open(settings, store, all, world);
    }

    private static NodeSettings settings(boolean virtual) {
        NodeSettings usual = NodeSettings.defaults();
        return new NodeSettings(
                usual.region(),
                usual.account(),
                usual.partitions(),
                usual.limits(),
                usual.retention(),
                usual.hotBytes(),
                usual.nearTimers(),
                virtual ? VIRTUAL_CALLS_MAX : usual.concurrentCallsMax(),
                usual.expressOpenMax(),
                usual.jobPolling());
    }

    /** One that forgets everything when it is closed. */
    public static StepwellBuilder inMemory() {
        return new StepwellBuilder(null);
    }

    /** One that keeps everything in this folder, through crashes. One process at a time can have it. */
    public static StepwellBuilder at(Path folder) {
        return new StepwellBuilder(folder);
    }

    /**
     * Creates a state machine of this name, or gives it this definition; executions under way keep theirs.
     *
     * @param definition JSON in the Amazon States Language
     * @return the ARN
     * @throws IllegalArgumentException when the definition is not valid, with all that is wrong
     */
    public String define(String name, String definition) {
        String wrong = DefinitionParser.parse(definition).diagnostics().stream()
                .filter(found -> found.severity() == Diagnostic.Severity.ERROR)
                .map(Diagnostic::toAwsText)
                .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("The definition of '" + name + "' is not valid: " + wrong);
        }
        String arn = arnOf(name);
        try {
            node.catalogue().stateMachine(arn);
        } catch (RequestRefused isNew) {
            node.catalogue()
                    .createStateMachine(
                            new NewStateMachine(arn, name, "STANDARD", definition, ROLE, "{}", "{}", null, Map.of()));
            return arn;
        }
        node.catalogue().updateStateMachine(arn, new StateMachineUpdate(definition, null, null, null, null));
        return arn;
    }

    private String arnOf(String stateMachine) {
        return "arn:aws:states:" + settings.region() + ":" + settings.account() + ":stateMachine:" + stateMachine;
    }

    /**
     * Starts an execution with a name of its own making.
     *
     * @param stateMachine the name given to {@link #define}
     * @param input JSON
     * @throws io.stepwell.language.json.JsonSyntaxException when the input is not JSON
     */
    public Run start(String stateMachine, String input) {
        return start(stateMachine, null, input);
    }

    /**
     * Starts an execution, or answers the running one of the same name and input.
     *
     * @param name 1 to 80 characters; null to draw one
     */
    public Run start(String stateMachine, @Nullable String name, String input) {
        return run(node.executions()
                .start(arnOf(stateMachine), name, Json.parse(input), null)
                .arn());
    }

    /** The execution with this ARN, whenever it was started. */
    public Run run(String executionArn) {
        return new Run(executionArn, node.executions(), settings.region(), driven);
    }

    /** What it is now, in this Stepwell's time. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Lets time pass: everything that falls due meanwhile happens at its own moment, in order, before this returns. Tasks
     * that work in real time are waited for.
     *
     * @throws IllegalStateException without virtual time, or when a task does not return within a minute of real time
     */
    public void advance(Duration by) {
        if (driven == null) {
            throw new IllegalStateException("Time is real here; open with virtualTime() to move it");
        }
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time does not go back: " + by);
        }
        driven.advance(by);
    }

    /** Answers a task that waits for its token ({@code .waitForTaskToken}) with this JSON. */
    public void succeed(String taskToken, String output) {
        node.tasks().succeed(taskToken, Json.parse(output));
    }

    /** Fails a task that waits for its token. */
    public void fail(String taskToken, String error, @Nullable String cause) {
        node.tasks().fail(taskToken, error, cause);
    }

    /** Stops; what is open goes on when the folder is opened again. */
    @Override
    public void close() {
        node.close();
    }
}
