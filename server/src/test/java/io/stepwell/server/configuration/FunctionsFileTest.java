package io.stepwell.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.integrations.function.FunctionConfiguration;
import io.stepwell.integrations.function.FunctionRuntime;
import io.stepwell.integrations.function.FunctionSource;
import io.stepwell.integrations.function.FunctionTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FunctionsFileTest {
    @TempDir
    Path folder;

    @Test
    void functionsAreReadWithCodeBesideTheFile() throws IOException {
        Path code = Files.createDirectory(folder.resolve("code"));
        List<FunctionConfiguration> read = read("""
                {"pay": {"runtime": "nodejs20.x", "handler": "index.handler", "code": "code", "timeoutSeconds": 5,
                         "environment": {"A": "b"}},
                 "add": {"runtime": "python", "handler": "sums.add", "code": "code"}}""");
        assertThat(read).hasSize(2);
        FunctionConfiguration pay = read.getFirst();
        assertThat(pay.target()).isEqualTo(new FunctionTarget.Handler(FunctionRuntime.NODE, "index.handler", code));
        assertThat(pay.timeoutSeconds()).isEqualTo(5);
        assertThat(pay.environment()).isEqualTo(Map.of("A", "b"));
        assertThat(read.get(1).concurrency()).isPositive();
    }

    @Test
    void commandsAndUrlsAreReadToo() throws IOException {
        List<FunctionConfiguration> read = read("""
                {"count": {"command": ["wc", "-c"], "waitSeconds": 0},
                 "remote": {"http": "http://127.0.0.1:9000/f"}}""");
        assertThat(read.getFirst().target()).isEqualTo(new FunctionTarget.Program(List.of("wc", "-c"), folder));
        assertThat(read.getFirst().waitSeconds()).isZero();
        assertThat(read.get(1).target()).isEqualTo(new FunctionTarget.Web(URI.create("http://127.0.0.1:9000/f")));
    }

    @Test
    void aChangedFileIsReadAgainAndABrokenOneChangesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("functions.json"), "{\"a\": {\"http\": \"http://h/a\"}}");
        FunctionSource source = new WatchedFunctions(file);
        assertThat(source.changed()).hasSize(1);
        assertThat(source.changed()).isNull();
        Files.writeString(file, "{");
        assertThat(source.changed()).isNull();
        Files.writeString(file, "{\"a\": {\"http\": \"http://h/a\"}, \"b\": {\"http\": \"http://h/b\"}}");
        assertThat(source.changed()).hasSize(2);
        Files.delete(file);
        assertThat(source.changed()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                              | not JSON (line 1",
                "[]                                                             | the file must be a JSON object",
                "{'f': 1}                                                       | f must be a JSON object",
                "{'f': {'handler': 'a.b', 'code': '.'}}                         | f.runtime must be a string",
                "{'f': {'runtime': 'cobol', 'handler': 'a.b', 'code': '.'}}     | 'cobol' is not known",
                "{'f': {'runtime': 'java', 'handler': 'A', 'code': 'nowhere'}}  | is not a folder",
                "{'f': {'runtime': 'java', 'handler': 'A', 'codes': '.'}}       | unknown member 'codes'",
                "{'f': {'runtime': 'java', 'handler': 'A', 'code': '.', 'concurrency': 'x'}} | f.concurrency must be a whole number",
                "{'f': {'command': 'ls -l'}}                                    | f.command must be an array of strings",
                "{'f': {'command': []}}                                         | Function 'f': command is not valid",
                "{'f': {'command': ['ls'], 'http': 'http://h'}}                 | f has command and http",
                "{'f': {'command': ['ls'], 'handler': 'a.b'}}                   | f.handler has no meaning for a command",
                "{'f': {'http': 'ftp://h/x'}}                                   | Function 'f': http is not valid",
                "{'f': {'http': 'http://a:b@h/x'}}                              | without user and password",
                "{'f': {'http': 'http://h/x', 'environment': {}}}               | f.environment has no meaning for a URL",
                "{'f': {'http': 'http://h/x', 'waitSeconds': 901}}              | waitSeconds is not valid; use 0 to 900",
            })
    void whatIsWrongIsNamed(String text, String problem) {
        assertThatThrownBy(() -> read(text.replace('\'', '"')))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("functions: '")
                .hasMessageContaining(problem);
    }

    private List<FunctionConfiguration> read(String text) throws IOException {
        return FunctionsFile.read(Files.writeString(folder.resolve("functions.json"), text));
    }
}
