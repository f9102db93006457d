package io.stepwell.engine.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.item.ReaderConfiguration.CsvDelimiter;
import io.stepwell.engine.item.ReaderConfiguration.HeaderLocation;
import io.stepwell.engine.item.ReaderConfiguration.InputType;
import io.stepwell.engine.item.ReaderConfiguration.Transformation;
import io.stepwell.language.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderConfigurationTest {
    @Test
    void readsEveryMember() throws ItemReaderException {
        ReaderConfiguration read = configuration("""
                {"InputType": "CSV", "CSVDelimiter": "PIPE", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a", "b"],
                 "Transformation": "LOAD_AND_FLATTEN", "ManifestType": "ATHENA_DATA", "ItemsPointer": "/x", "MaxItems": 7}
                """);

        assertThat(read)
                .isEqualTo(new ReaderConfiguration(
                        InputType.CSV,
                        Transformation.LOAD_AND_FLATTEN,
                        ReaderConfiguration.ManifestType.ATHENA_DATA,
                        CsvDelimiter.PIPE,
                        HeaderLocation.GIVEN,
                        List.of("a", "b"),
                        "/x",
                        7));
    }

    @Test
    void anEmptyOneIsTheDefault() throws ItemReaderException {
        assertThat(configuration("{}")).isEqualTo(ReaderConfiguration.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0, 100000000", "1, 1", "100000000, 100000000", "100000001, 100000000", "1e30, 100000000", "2.0, 2"})
    void atMostAHundredMillionItemsAreRead(String written, long meant) throws ItemReaderException {
        assertThat(configuration("{\"MaxItems\": " + written + "}").maxItems()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"MaxItems\": -1}; field MaxItems must be positive",
                "{\"MaxItems\": 1.5}; MaxItems",
                "{\"MaxItems\": \"1\"}; MaxItems",
                "{\"CSVHeaders\": \"a\"}; CSVHeaders",
                "{\"CSVHeaders\": [1]}; CSVHeaders",
                "{\"InputType\": \"XML\"}; InputType 'XML'",
                "{\"CSVDelimiter\": 1}; CSVDelimiter",
                "[]; ReaderConfig"
            })
    void whatCannotBeUsedIsNamed(String text, String named) {
        assertThatThrownBy(() -> configuration(text))
                .isInstanceOf(ItemReaderException.class)
                .hasMessageContaining(named);
    }

    private static ReaderConfiguration configuration(String text) throws ItemReaderException {
        return ReaderConfiguration.of(Json.parse(text));
    }
}
