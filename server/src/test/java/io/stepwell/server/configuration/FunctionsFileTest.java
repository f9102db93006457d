package io.stepwell.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.integrations.function.FunctionConfiguration;
import io.stepwell.integrations.function.FunctionRuntime;
import java.io.IOException;
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
        assertThat(pay.runtime()).isEqualTo(FunctionRuntime.NODE);
        assertThat(pay.code()).isEqualTo(code);
        assertThat(pay.timeoutSeconds()).isEqualTo(5);
        assertThat(pay.environment()).isEqualTo(Map.of("A", "b"));
        assertThat(read.get(1).concurrency()).isPositive();
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
