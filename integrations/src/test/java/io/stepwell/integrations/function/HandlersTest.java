package io.stepwell.integrations.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.aws.Tree;
import io.stepwell.integrations.lambda.FunctionName;
import io.stepwell.integrations.lambda.Invocation;
import io.stepwell.language.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a handler meets here is what it meets in Lambda: its context, its errors, its ways to answer. */
@Timeout(300)
final class HandlersTest {
    @TempDir
    Path code;

    private @Nullable LocalFunctions functions;

    @BeforeAll
    static void look() {
        assumeTrue(runs("node") && runs("python3"), "node and python3 are not both installed");
    }

    private static boolean runs(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor(60, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException notThere) {
            return false;
        }
    }

    @AfterEach
    void stop() {
        if (functions != null) {
            functions.close();
        }
    }

    private void start(FunctionRuntime runtime, String handler, Path folder) {
        FunctionTarget target = new FunctionTarget.Handler(runtime, handler, folder);
        functions =
                new LocalFunctions(List.of(new FunctionConfiguration("f", target, 120, Map.of(), 1, 0)), "eu-west-1");
    }

    private void start(String file, String text) throws IOException {
        Files.writeString(code.resolve(file), text);
        start(file.endsWith(".py") ? FunctionRuntime.PYTHON : FunctionRuntime.NODE, "app.handler", code);
    }

    private ServiceResponse invoke(String event, @Nullable String clientContext) throws InterruptedException {
        FunctionName name = Objects.requireNonNull(FunctionName.parse("f"));
        CallResult result = Objects.requireNonNull(functions)
                .invoke(new Invocation(
                        name, "live", event, "RequestResponse", clientContext, true, Invocation.Terms.ONCE));
        assertThat(result).isInstanceOf(CallResult.Answered.class);
        return ((CallResult.Answered) result).response();
    }

    private Json answer(String event) throws InterruptedException {
        ServiceResponse response = invoke(event, null);
        assertThat(response.header("X-Amz-Function-Error")).as(response.text()).isNull();
        return Json.parse(response.text());
    }

    private Json error(String event) throws InterruptedException {
        ServiceResponse response = invoke(event, null);
        assertThat(response.header("X-Amz-Function-Error")).as(response.text()).isEqualTo("Unhandled");
        return Json.parse(response.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "app.js|exports.handler = 1;|Runtime.HandlerNotFound|app.handler is not a function",
                "app.js|exports.other = async () => 1;|Runtime.HandlerNotFound|app.handler is undefined or not exported",
                "app.mjs|export const other = 1;|Runtime.HandlerNotFound|app.handler is undefined or not exported",
                "app.js|exports.handler = async () => {;|Runtime.UserCodeSyntaxError|SyntaxError: Unexpected",
                "app.js|require('not-there');|Runtime.ImportModuleError|Error: Cannot find module 'not-there'",
                "app.mjs|import 'not-there';|Runtime.ImportModuleError|Cannot find package 'not-there'",
                "app.js|throw new RangeError('early');|RangeError|early",
                "app.py|def other(e, c): pass|Runtime.HandlerNotFound|Handler 'handler' missing on module 'app'",
                "app.py|def handler(e, c:|Runtime.UserCodeSyntaxError|Syntax error in module 'app': ",
                "app.py|import not_there|Runtime.ImportModuleError|Unable to import module 'app': No module named 'not_there'",
                "app.py|raise KeyError('early')|KeyError|'early'",
            })
    void codeThatCannotStartIsToldInLambdasWords(String file, String text, String type, String message)
            throws Exception {
        start(file, text);
        for (int i = 0; i < 2; i++) {
            Json error = error("{}");
            assertThat(Tree.at(error, "errorType")).isEqualTo(type);
            assertThat(Tree.at(error, "errorMessage")).asString().contains(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "app.js|exports.handler = async () => { null.a; };|TypeError|Cannot read properties of null",
                "app.js|exports.handler = (e, c, done) => done(new Error('back'));|Error|back",
                "app.js|exports.handler = (e, c) => c.fail('old');|string|old",
                "app.js|exports.handler = async () => { throw { a: 1 }; };|object|[object Object]",
                "app.js|exports.handler = () => { setTimeout(() => { throw new Error('late'); }, 1); };|Error|late",
                "app.js|exports.handler = () => { Promise.reject(new Error('lost')); };"
                        + "|Runtime.UnhandledPromiseRejection|Error: lost",
                "app.js|exports.handler = async () => process.exit(4);"
                        + "|Runtime.ExitError|Runtime exited with error: exit status 4",
                "app.js|exports.handler = async () => process.kill(process.pid, 'SIGKILL');"
                        + "|Runtime.ExitError|Runtime exited with error: signal: killed",
                "app.js|exports.handler = async () => 'x'.repeat(6300000);"
                        + "|Function.ResponseSizeTooLarge|Response payload size exceeded",
                "app.py|def handler(e, c): return {1, 2}|Runtime.MarshalError"
                        + "|Unable to marshal response: Object of type set is not JSON serializable",
                "app.py|async def handler(e, c): return 1|Runtime.MarshalError|Object of type coroutine is not JSON",
                "app.py|def handler(e, c): exit(0)|Runtime.ExitError|Runtime exited without providing a reason",
                "app.py|def handler(e, c): return 'x' * 6300000|Function.ResponseSizeTooLarge|Response payload size",
            })
    void anInvocationThatFailsIsToldInLambdasWords(String file, String text, String type, String message)
            throws Exception {
        start(file, text);
        Json error = error("{}");
        assertThat(Tree.at(error, "errorType")).isEqualTo(type);
        assertThat(Tree.at(error, "errorMessage")).asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "app.js|exports.handler = async (e) => e.n + 1;|8",
                "app.mjs|export const handler = (e, c, done) => setTimeout(done, 1, null, e.n + 1);|8",
                "app.js|exports.handler = (e) => new Promise((r) => setTimeout(r, 1, e.n + 1));|8",
                "app.js|exports.handler = (e, c) => { setTimeout(() => c.succeed(e.n + 1), 1); };|8",
                "app.js|exports.handler = (e) => e.n + 1;|null",
                "app.js|exports.handler = async () => undefined;|null",
                "app.py|def handler(e, c): return e['n'] + 1|8",
                "app.py|def handler(e, c): pass|null",
                "app.py|from decimal import Decimal as D\\ndef handler(e, c): return [D('7'), D('1.5')]|[7, 1.5]",
            })
    void anAnswerComesTheWayThatLambdaTakesIt(String file, String text, String expected) throws Exception {
        start(file, text.replace("\\n", "\n"));
        assertThat(answer("{\"n\": 7}")).isEqualTo(Json.parse(expected));
        assertThat(answer("{\"n\": 7}")).isEqualTo(Json.parse(expected));
    }

    @Test
    void aNodeHandlerSeesItsContext() throws Exception {
        start("app.js", """
                exports.handler = async (event, c) => ({ name: c.functionName, version: c.functionVersion,
                  arn: c.invokedFunctionArn, id: c.awsRequestId, left: c.getRemainingTimeInMillis(),
                  memory: c.memoryLimitInMB, group: c.logGroupName, custom: c.clientContext?.custom?.a,
                  waits: c.callbackWaitsForEmptyEventLoop, region: process.env.AWS_REGION,
                  root: process.env.LAMBDA_TASK_ROOT, trace: process.env._HANDLER });""");
        context("app.handler");
    }

    @Test
    void aPythonHandlerSeesItsContext() throws Exception {
        start("app.py", """
                import os
                def handler(event, c):
                    return {'name': c.function_name, 'version': c.function_version, 'arn': c.invoked_function_arn,
                            'id': c.aws_request_id, 'left': c.get_remaining_time_in_millis(),
                            'memory': c.memory_limit_in_mb, 'group': c.log_group_name,
                            'custom': c.client_context.custom['a'], 'waits': c.client_context.env is None,
                            'identity': c.identity.cognito_identity_id, 'region': os.environ['AWS_REGION'],
                            'root': os.environ['LAMBDA_TASK_ROOT'], 'trace': os.environ['_HANDLER']}
                """);
        context("app.handler");
    }

    private void context(String handler) throws InterruptedException {
        String custom =
                Base64.getEncoder().encodeToString("{\"custom\":{\"a\":\"b\"}}".getBytes(StandardCharsets.UTF_8));
        ServiceResponse response = invoke("{}", custom);
        assertThat(response.header("X-Amz-Function-Error")).as(response.text()).isNull();
        Json seen = Json.parse(response.text());
        assertThat(Tree.at(seen, "name")).isEqualTo("f");
        assertThat(Tree.at(seen, "version")).isEqualTo("$LATEST");
        assertThat(Tree.at(seen, "arn")).isEqualTo("arn:aws:lambda:eu-west-1:123456789012:function:f:live");
        assertThat(Tree.at(seen, "id")).isEqualTo(response.header("x-amzn-RequestId"));
        assertThat(((Number) Objects.requireNonNull(Tree.at(seen, "left"))).intValue())
                .isBetween(1, 120_000);
        assertThat(Tree.at(seen, "memory")).asString().matches("\\d+");
        assertThat(Tree.at(seen, "group")).isEqualTo("/aws/lambda/f");
        assertThat(Tree.at(seen, "custom")).isEqualTo("b");
        assertThat(Tree.at(seen, "waits")).isEqualTo(true);
        assertThat(Tree.at(seen, "region")).isEqualTo("eu-west-1");
        assertThat(Tree.at(seen, "root")).isEqualTo(code.toString());
        assertThat(Tree.at(seen, "trace")).isEqualTo(handler);
    }

    @Test
    void bothStreamsOfAnInvocationAreInItsLogAndNoOthers() throws Exception {
        start("app.py", """
                import sys
                def handler(event, c):
                    print('out', event['n'])
                    print('err', event['n'], file=sys.stderr)
                """);
        for (int n = 1; n <= 2; n++) {
            String log = new String(
                    Base64.getDecoder()
                            .decode(Objects.requireNonNull(
                                    invoke("{\"n\": " + n + "}", null).header("X-Amz-Log-Result"))),
                    StandardCharsets.UTF_8);
            assertThat(log).contains("out " + n, "err " + n).doesNotContain("out " + (3 - n));
        }
    }

    @Test
    void aJavaHandlerThatIsNotThereIsToldInLambdasWords() throws Exception {
        URI classes = JavaHandler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        start(FunctionRuntime.JAVA, "io.stepwell.Missing::handle", Path.of(classes));
        assertThat(Tree.at(error("{}"), "errorType")).isEqualTo("java.lang.ClassNotFoundException");
        stop();
        start(FunctionRuntime.JAVA, JavaHandler.class.getName() + "::missing", Path.of(classes));
        assertThat(Tree.at(error("{}"), "errorMessage")).asString().startsWith("No public method named missing");
    }
}
