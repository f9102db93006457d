package io.stepwell.integrations.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.integrations.Integrations;
import io.stepwell.integrations.aws.Tree;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.models.ServiceCatalogue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With real processes of Node.js, Python and Java. */
@Timeout(300)
class LocalFunctionsTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    /** For functions that are to end by themselves, on a machine with much else to do. */
    private static final int LONG_SECONDS = 120;

    @TempDir
    private Path code;

    private final AtomicInteger keys = new AtomicInteger();
    private @Nullable Integrations integrations;

    @AfterEach
    void close() {
        if (integrations != null) {
            integrations.close();
        }
    }

    private void node(String source) throws IOException {
        assumeTrue(runs("node"), "node is not installed");
        Files.writeString(code.resolve("index.js"), source);
        start(FunctionRuntime.NODE, "index.handler", code, LONG_SECONDS, 2);
    }

    private void python(String source, int timeoutSeconds) throws IOException {
        assumeTrue(runs("python3"), "python3 is not installed");
        Files.writeString(code.resolve("app.py"), source);
        start(FunctionRuntime.PYTHON, "app.handler", code, timeoutSeconds, 2);
    }

    private void start(FunctionRuntime runtime, String handler, Path folder, int timeoutSeconds, int concurrency) {
        var function = new FunctionConfiguration(
                "f",
                new FunctionTarget.Handler(runtime, handler, folder),
                timeoutSeconds,
                Map.of("GREETING", "hello"),
                concurrency,
                60);
        start(FunctionSource.fixed(List.of(function)));
    }

    private void start(FunctionSource source) {
        integrations = Integrations.of(
                Endpoints.of(Map.of()),
                new LocalFunctions(source, "eu-central-1"),
                ServiceCatalogue.bundled(),
                Map.of());
    }

    private static boolean runs(String program) throws IOException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor(60, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException notThere) {
            return false;
        }
    }

    private TaskOutcome call(String resource, String parameters) throws InterruptedException {
        return call(resource, parameters, "key-" + keys.incrementAndGet());
    }

    private TaskOutcome call(String resource, String parameters, String idempotencyKey) throws InterruptedException {
        TaskResource parsed = TaskResource.parse(resource);
        List<Integration> all = Objects.requireNonNull(integrations).all();
        Integration integration = all.stream()
                .filter(candidate -> candidate.serves(parsed))
                .findFirst()
                .orElseThrow();
        return integration.call(new TaskCall(
                new TaskRef("e", 3), parsed, Json.parse(parameters), "token", idempotencyKey, Long.MAX_VALUE, null));
    }

    private static Json output(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
        return ((TaskOutcome.Succeeded) outcome).output();
    }

    private static TaskOutcome.Failed failure(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Failed.class);
        return (TaskOutcome.Failed) outcome;
    }

    @Test
    void aNodeFunctionAnswersAndStaysWarm() throws Exception {
        node("let calls = 0; exports.handler = async (event, context) => ({ event, calls: ++calls,"
                + " greeting: process.env.GREETING, region: process.env.AWS_REGION, id: context.awsRequestId,"
                + " arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis() });");
        Json first = output(call(ARN + ":live", "{\"ü\": [1, null, \"😀\"]}"));
        assertThat(Json.of(Tree.at(first, "event")).text()).isEqualTo("{\"ü\":[1,null,\"😀\"]}");
        assertThat(Tree.at(first, "greeting")).isEqualTo("hello");
        assertThat(Tree.at(first, "region")).isEqualTo("eu-central-1");
        assertThat(Tree.at(first, "arn")).isEqualTo(ARN + ":live");
        assertThat(((Number) Objects.requireNonNull(Tree.at(first, "left"))).intValue())
                .isBetween(1, 1_000 * LONG_SECONDS);
        Json second = output(call(ARN, "null"));
        assertThat(Tree.at(second, "calls")).isEqualTo(2);
        assertThat(Tree.at(second, "id")).isNotEqualTo(Tree.at(first, "id"));
    }

    @Test
    void aRepeatedCallHasTheSameRequestId() throws Exception {
        node("exports.handler = async (event, context) => context.awsRequestId;");
        Json first = output(call(ARN, "1", "key"));
        assertThat(output(call(ARN, "1", "key"))).isEqualTo(first);
        assertThat(output(call(ARN, "1", "another"))).isNotEqualTo(first);
    }

    @Test
    void invokeHasTheShapeOfLambdasAnswer() throws Exception {
        node("exports.handler = (event, context, callback) => {"
                + " console.log('seen', context.clientContext.a); callback(null, event.text); };");
        String context = Base64.getEncoder().encodeToString("{\"a\":\"ä\"}".getBytes("UTF-8"));
        Json output = output(call(
                INVOKE,
                "{\"FunctionName\":\"f\",\"LogType\":\"Tail\",\"ClientContext\":\"" + context
                        + "\",\"Payload\":{\"text\":\"HelloWorld!\"}}"));
        assertThat(Tree.at(output, "Payload")).isEqualTo("HelloWorld!");
        assertThat(Tree.at(output, "ExecutedVersion")).isEqualTo("$LATEST");
        assertThat(Tree.at(output, "StatusCode")).isEqualTo(200);
        assertThat(((Map<?, ?>) Objects.requireNonNull(Tree.at(output, "SdkHttpMetadata", "HttpHeaders")))
                        .keySet().stream().map(String::valueOf))
                .containsExactly(
                        "Connection",
                        "Content-Length",
                        "Content-Type",
                        "Date",
                        "X-Amz-Executed-Version",
                        "X-Amz-Log-Result",
                        "x-amzn-Remapped-Content-Length",
                        "x-amzn-RequestId",
                        "X-Amzn-Trace-Id");
        assertThat(Tree.at(output, "SdkHttpMetadata", "HttpHeaders", "Content-Length"))
                .isEqualTo("13");
        assertThat(Tree.at(output, "SdkResponseMetadata", "RequestId"))
                .isEqualTo(Tree.at(output, "SdkHttpMetadata", "HttpHeaders", "x-amzn-RequestId"));
        assertThat(Tree.at(output, "LogResult")).isInstanceOf(String.class);
    }

    @Test
    void aNodeErrorHasLambdasShape() throws Exception {
        node("class Sorry extends Error { constructor(m) { super(m); this.name = 'Sorry'; } }"
                + " exports.handler = async () => { throw new Sorry('no'); };");
        TaskOutcome.Failed failed = failure(call(ARN, "{}"));
        assertThat(failed.error()).isEqualTo("Sorry");
        Json cause = Json.parse(Objects.requireNonNull(failed.cause()));
        assertThat(Tree.at(cause, "errorMessage")).isEqualTo("no");
        assertThat(Tree.at(cause, "trace")).isInstanceOf(List.class);
    }

    @Test
    void aNodeModuleThatDoesNotExistIsToldAsSuch() throws Exception {
        assumeTrue(runs("node"), "node is not installed");
        start(FunctionRuntime.NODE, "missing.handler", code, 20, 1);
        for (int i = 0; i < 2; i++) {
            assertThat(failure(call(ARN, "{}")).error()).isEqualTo("Runtime.ImportModuleError");
        }
    }

    @Test
    void aPythonErrorHasLambdasShape() throws Exception {
        python(
                "class CustomException(Exception): pass\ndef handler(event, context):\n    raise CustomException('no')\n",
                LONG_SECONDS);
        TaskOutcome.Failed failed = failure(call(INVOKE, "{\"FunctionName\":\"f\"}"));
        assertThat(failed.error()).isEqualTo("CustomException");
        Json cause = Json.parse(Objects.requireNonNull(failed.cause()));
        assertThat(Tree.at(cause, "errorMessage")).isEqualTo("no");
        assertThat(Tree.at(cause, "requestId")).isInstanceOf(String.class);
        assertThat((List<?>) Tree.at(cause, "stackTrace"))
                .singleElement()
                .asString()
                .contains("app.py\", line 3, in handler\n    raise CustomException('no')\n");
    }

    @Test
    void aPythonFunctionReturnsAnyJson() throws Exception {
        python("def handler(event, context):\n    return event.get('value')\n", LONG_SECONDS);
        assertThat(output(call(ARN, "{}")).text()).isEqualTo("null");
        assertThat(output(call(ARN, "{\"value\": [1, 1.0]}")).text()).isEqualTo("[1, 1.0]");
    }

    @Test
    void aFunctionThatEndsItsProcessFailsAndTheNextCallGetsAnother() throws Exception {
        python(
                "import os\ndef handler(event, context):\n    if event: os._exit(3)\n    return os.getpid()\n",
                LONG_SECONDS);
        Object first = output(call(ARN, "{}")).tree();
        TaskOutcome.Failed failed = failure(call(ARN, "{\"a\":1}"));
        assertThat(failed.error()).isEqualTo("Runtime.ExitError");
        assertThat(failed.cause()).contains("RequestId: ").contains("Runtime exited with error: exit status 3");
        assertThat(output(call(ARN, "{}")).tree()).isNotEqualTo(first);
    }

    @Test
    void aFunctionThatTakesTooLongIsEnded() throws Exception {
        python(
                "import os, time\nwith open('pid', 'w') as file: file.write(str(os.getpid()))\n"
                        + "def handler(event, context):\n    time.sleep(3600)\n",
                1);
        TaskOutcome.Failed failed = failure(call(ARN, "{}"));
        assertThat(failed.error()).isEqualTo("Sandbox.Timedout");
        assertThat(failed.cause()).contains("Task timed out after 1.00 seconds");
        assertEnds(Long.parseLong(Files.readString(code.resolve("pid"))));
    }

    private static void assertEnds(long pid) throws Exception {
        var handle = ProcessHandle.of(pid);
        if (handle.isPresent()) {
            assertThat(handle.get().onExit().get(2, TimeUnit.MINUTES).isAlive()).isFalse();
        }
    }

    @Test
    void noMoreProcessesRunThanConfiguredAndClosingEndsThem() throws Exception {
        python(
                "import os, time\ndef handler(event, context):\n    time.sleep(0.05)\n    return os.getpid()\n",
                LONG_SECONDS);
        Set<Long> pids = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TaskOutcome>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(threads.submit(() -> call(ARN, "{}")));
            }
            for (Future<TaskOutcome> call : calls) {
                pids.add(((Number) Objects.requireNonNull(output(call.get()).tree())).longValue());
            }
        }
        assertThat(pids).hasSizeBetween(1, 2);
        Objects.requireNonNull(integrations).close();
        for (long pid : pids) {
            assertEnds(pid);
        }
        assertThatThrownBy(() -> call(ARN, "{}")).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aCallCutOffByClosingHasNoOutcome() throws Exception {
        python(
                "import time\ndef handler(event, context):\n    open('begun', 'w').close()\n    time.sleep(3600)\n",
                LONG_SECONDS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TaskOutcome> call = threads.submit(() -> call(ARN, "{}"));
            while (!Files.exists(code.resolve("begun"))) {
                assertThat(call.isDone()).isFalse();
                LockSupport.parkNanos(1_000_000);
            }
            Objects.requireNonNull(integrations).close();
            assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void changedCodeRunsFromTheNextCallOn() throws Exception {
        python("import os\ndef handler(event, context):\n    return ['first', os.getpid()]\n", LONG_SECONDS);
        List<?> first = (List<?>) Objects.requireNonNull(output(call(ARN, "{}")).tree());
        Files.writeString(code.resolve("app.py"), "def handler(event, context):\n    return ['second']\n");
        List<?> next = first;
        while (next.equals(first)) { // it looks again after a moment
            next = (List<?>) Objects.requireNonNull(output(call(ARN, "{}")).tree());
        }
        assertThat(next).isEqualTo(List.of("second"));
        assertEnds(((Number) Objects.requireNonNull(first.get(1))).longValue());
    }

    @Test
    void aFunctionDoesNotSeeTheServersEnvironment() throws Exception {
        python("import os\ndef handler(event, context):\n    return sorted(os.environ)\n", LONG_SECONDS);
        List<?> seen = (List<?>) Objects.requireNonNull(output(call(ARN, "{}")).tree());
        Set<String> foreign = new HashSet<>(System.getenv().keySet());
        foreign.removeAll(Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP"));
        foreign.removeIf(
                name -> name.startsWith("PYENV_") || name.startsWith("AWS_") || name.matches("_|PWD|SHLVL|OLDPWD"));
        assertThat(seen.stream().map(String::valueOf).filter(foreign::contains)).isEmpty();
    }

    @Test
    void aJavaFunctionRunsInAProcessOfItsOwn() throws Exception {
        URI classes = JavaHandler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        start(FunctionRuntime.JAVA, JavaHandler.class.getName() + "::handle", Path.of(classes), LONG_SECONDS, 1);
        Json output = output(call(ARN, "{\"a\": 1}"));
        assertThat(Tree.at(output, "a")).isEqualTo(1);
        assertThat(Tree.at(output, "function")).isEqualTo("f");
        assertThat(Tree.at(output, "pid"))
                .isNotEqualTo((int) ProcessHandle.current().pid());
        TaskOutcome.Failed failed = failure(call(ARN, "{\"fail\":\"no\"}"));
        assertThat(failed.error()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.cause()).contains("\"errorMessage\":\"no\"").contains("\"stackTrace\":[");
        assertThat(Tree.at(output(call(ARN, "{}")), "pid")).isEqualTo(Tree.at(output, "pid"));
    }

    @Test
    void aPayloadThatIsNoJsonIsRefusedAsLambdaDoes() throws Exception {
        node("exports.handler = async () => 1;");
        TaskOutcome.Failed failed = failure(call(INVOKE, "{\"FunctionName\":\"f\",\"Payload\":\"hello\"}"));
        assertThat(failed.error()).isEqualTo("Lambda.InvalidRequestContentException");
        assertThat(failed.cause()).startsWith("Could not parse request body into json: ");
    }

    @Test
    void anEventInvocationDoesNotWait() throws Exception {
        node("exports.handler = async () => new Promise(() => setTimeout(() => {}, 1e6));");
        Json output = output(call(INVOKE, "{\"FunctionName\":\"f\",\"InvocationType\":\"Event\"}"));
        assertThat(Tree.at(output, "StatusCode")).isEqualTo(202);
        assertThat(Tree.at(output, "Payload")).isEqualTo("");
    }

    @Test
    void aBadConfigurationNamesTheFunctionAndTheField() {
        FunctionTarget python = new FunctionTarget.Handler(FunctionRuntime.PYTHON, "a.b", code);
        assertThatThrownBy(() -> FunctionConfiguration.of("f", FunctionRuntime.NODE, "handler", code))
                .hasMessage("handler is not valid; use the form file.exportedFunction");
        assertThatThrownBy(() -> FunctionConfiguration.of("f", FunctionRuntime.JAVA, "a.B::c", code.resolve("none")))
                .hasMessageContaining("code");
        assertThatThrownBy(() -> FunctionConfiguration.of("a b", FunctionRuntime.JAVA, "a.B::c", code))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> new FunctionConfiguration("f", python, 0, Map.of(), 1, 0))
                .hasMessageContaining("timeoutSeconds");
        assertThatThrownBy(() -> new FunctionConfiguration("f", python, 3, Map.of("_HANDLER", "x"), 1, 0))
                .hasMessageContaining("_HANDLER");
        assertThatThrownBy(() -> FunctionRuntime.parse("ruby3.3")).hasMessageContaining("ruby3.3");
        assertThat(FunctionRuntime.parse("nodejs20.x")).isEqualTo(FunctionRuntime.NODE);
    }
}
