package io.stepwell.integrations.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a process whose server was killed and could not end it: it must end by itself. */
@Timeout(300)
class OrphanTest {
    @TempDir
    private Path folder;

    @Test
    void anIdleNodeProcessEnds() throws Exception {
        Files.writeString(folder.resolve("index.js"), "exports.handler = async () => 1;");
        endsWhenItsServerIsGone(FunctionRuntime.NODE, "index.handler", folder, false);
    }

    @Test
    void aBusyNodeProcessEndsWithItsEvent() throws Exception {
        Files.writeString(
                folder.resolve("index.js"), "exports.handler = async () => new Promise((r) => setTimeout(r, 500));");
        endsWhenItsServerIsGone(FunctionRuntime.NODE, "index.handler", folder, true);
    }

    @Test
    void anIdlePythonProcessEnds() throws Exception {
        Files.writeString(folder.resolve("app.py"), "def handler(event, context): pass");
        endsWhenItsServerIsGone(FunctionRuntime.PYTHON, "app.handler", folder, false);
    }

    @Test
    void aBusyPythonProcessEndsWithItsEvent() throws Exception {
        Files.writeString(folder.resolve("app.py"), "import time\ndef handler(event, context): time.sleep(0.5)");
        endsWhenItsServerIsGone(FunctionRuntime.PYTHON, "app.handler", folder, true);
    }

    @Test
    void anIdleJavaProcessEnds() throws Exception {
        URI classes = JavaHandler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        endsWhenItsServerIsGone(
                FunctionRuntime.JAVA, JavaHandler.class.getName() + "::handle", Path.of(classes), false);
    }

    private void endsWhenItsServerIsGone(FunctionRuntime runtime, String handler, Path code, boolean busy)
            throws Exception {
        var function = new FunctionTarget.Handler(runtime, handler, code);
        RuntimeApi api = new RuntimeApi();
        Process process = start(function, api);
        try {
            assertThat(api.ready().get(2, TimeUnit.MINUTES)).isNull();
            if (busy) {
                Map<String, String> headers = Map.of(
                        "Lambda-Runtime-Aws-Request-Id", "r",
                        "Lambda-Runtime-Deadline-Ms", "1",
                        "Lambda-Runtime-Invoked-Function-Arn", "arn");
                api.give(new Work("r", "{}".getBytes("UTF-8"), headers, new CompletableFuture<>()));
            }
            api.close();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(FunctionTarget.Handler function, RuntimeApi api) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(FunctionCommand.of(function, folder))
                .directory(function.code().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "f");
        builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        builder.environment().put("AWS_LAMBDA_LOG_GROUP_NAME", "g");
        builder.environment().put("AWS_LAMBDA_LOG_STREAM_NAME", "s");
        builder.environment().put("LAMBDA_TASK_ROOT", function.code().toString());
        builder.environment().put("_HANDLER", function.handler());
        try {
            return builder.start();
        } catch (IOException notInstalled) {
            api.close();
            assumeTrue(false, function.runtime() + " is not installed");
            throw notInstalled;
        }
    }
}
