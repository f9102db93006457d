package io.stepwell.integrations.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files of 100 rows in several row groups that parquet-java wrote; every second row has only its id. */
class ParquetFormatTest {
    private static final String PARQUET = "{\"InputType\": \"PARQUET\"}";

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd"})
    void aRowIsAnObjectOfItsColumns(String compression) throws Exception {
        shelf.put("rows", file(compression));

        List<String> rows = shelf.values("rows", PARQUET);

        assertThat(rows).hasSize(100);
        assertThat(rows.get(2)).isEqualTo("""
                {"id":2,"name":"näme 2","count":2,"price":2.5,"ratio":0.25,"ok":false,"day":"2024-10-06",\
                "at":"2023-11-14T22:13:20.125Z","amount":123.45,"raw":"AQL/","tags":["a",null,"b"],\
                "sizes":{"x":1,"y":null},"place":{"city":"Ulm","lat":48.4}}""");
        assertThat(rows.get(99)).isEqualTo("""
                {"id":99,"name":null,"count":null,"price":null,"ratio":null,"ok":null,"day":null,"at":null,\
                "amount":null,"raw":null,"tags":null,"sizes":null,"place":null}""");
    }

    @Test
    void rowsAreSkippedAtTheBeginningAndLater() throws Exception {
        shelf.put("rows", file("snappy"));

        try (ItemStream rows = shelf.open("rows", PARQUET)) {
            assertThat(rows.skip(60)).isEqualTo(60);
            assertThat(Objects.requireNonNull(rows.next()).value().text()).startsWith("{\"id\":60,");
            assertThat(rows.skip(38)).isEqualTo(38);
            assertThat(Objects.requireNonNull(rows.next()).value().text()).startsWith("{\"id\":99,");
            assertThat(rows.next()).isNull();
        }
        try (ItemStream rows = shelf.open("rows", PARQUET)) {
            assertThat(rows.skip(1_000)).isEqualTo(100);
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void whatIsNoParquetFileIsToldOf() throws Exception {
        shelf.put("text", "this is no Parquet file, although it is long enough to be one");
        byte[] whole = file("snappy");
        shelf.put("cut", Arrays.copyOf(whole, whole.length - 100));
        shelf.put("empty", new byte[0]);

        for (String key : List.of("text", "cut", "empty")) {
            assertThatThrownBy(() -> shelf.values(key, PARQUET))
                    .isInstanceOf(ItemReaderException.class)
                    .hasMessageContaining("S3://shelf/" + key);
        }
    }

    static byte[] file(String compression) throws IOException {
        String name = "rows-" + compression + ".parquet";
        try (InputStream file = Objects.requireNonNull(ParquetFormatTest.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        }
    }
}
