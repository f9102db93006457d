package io.stepwell.integrations.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.language.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ItemReaderTest {
    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
    }

    @Test
    void aListingGivesWhatS3TellsOfItsObjects() throws Exception {
        shelf.put("in/b", "four");
        shelf.put("in/a", "");
        shelf.put("out", "");

        List<Item> items = Shelf.rest(shelf.request(Shelf.LIST, "{\"Bucket\": \"shelf\", \"Prefix\": \"in/\"}", "{}"));

        assertThat(items).extracting(Item::source).containsExactly("S3://shelf", "S3://shelf");
        assertThat(items.get(1).value().text())
                .matches("[{]\"Etag\":\"[^,]+\",\"Key\":\"in/b\",\"LastModified\":[0-9]{10},\"Size\":4,"
                        + "\"StorageClass\":\"STANDARD\"}");
    }

    @Test
    void listedObjectsAreLoadedAndFlattened() throws Exception {
        shelf.put("in/1.jsonl", "1\n2\n");
        shelf.put("in/2.jsonl", "");
        shelf.put("in/3.jsonl", ItemFormatsTest.gzip("3\n4".getBytes(StandardCharsets.UTF_8)));
        String parameters = "{\"Bucket\": \"shelf\", \"Prefix\": \"in/\"}";
        String configuration = "{\"InputType\": \"JSONL\", \"Transformation\": \"LOAD_AND_FLATTEN\"}";

        List<Item> items = Shelf.rest(shelf.request(Shelf.LIST, parameters, configuration));

        assertThat(items).extracting(item -> item.value().text()).containsExactly("1", "2", "3", "4");
        assertThat(items.get(3).source()).isEqualTo("S3://shelf/in/3.jsonl");
        try (ItemStream again = shelf.request(Shelf.LIST, parameters, configuration)) {
            assertThat(again.skip(3)).isEqualTo(3);
            assertThat(Shelf.values(again)).containsExactly("4");
        }
    }

    @Test
    void anInventoryGivesTheRowsOfAllItsFiles() throws Exception {
        shelf.put(
                "inventory/1.csv.gz", ItemFormatsTest.gzip("\"b\",\"x%20y\",\"1\"\n".getBytes(StandardCharsets.UTF_8)));
        shelf.put("inventory/2.csv", "\"b\",\"z\",\"2\"\n");
        shelf.put("manifest.json", """
                {"sourceBucket": "b", "destinationBucket": "arn:aws:s3:::shelf", "version": "2016-11-30",
                 "fileFormat": "CSV", "fileSchema": "Bucket, Key, Size",
                 "files": [{"key": "inventory/1.csv.gz", "size": 1, "MD5checksum": "x"}, {"key": "inventory/2.csv"}]}
                """);

        for (String configuration : List.of("{\"InputType\": \"MANIFEST\"}", "{\"ManifestType\": \"S3_INVENTORY\"}")) {
            assertThat(shelf.values("manifest.json", configuration).stream().map(Json::parse))
                    .containsExactly(
                            Json.parse("{\"Bucket\": \"b\", \"Key\": \"x%20y\", \"Size\": \"1\"}"),
                            Json.parse("{\"Bucket\": \"b\", \"Key\": \"z\", \"Size\": \"2\"}"));
        }
    }

    @Test
    void anAthenaManifestGivesTheItemsOfTheFilesItNames() throws Exception {
        shelf.put("data/1", "1\n2");
        shelf.put("data/2", "3");
        shelf.put("q-manifest.csv", "s3://shelf/data/1\ns3://shelf/data/2\n");

        List<Item> items = Shelf.rest(
                shelf.open("q-manifest.csv", "{\"ManifestType\": \"ATHENA_DATA\", \"InputType\": \"JSONL\"}"));

        assertThat(items).extracting(item -> item.value().text()).containsExactly("1", "2", "3");
        assertThat(items.get(2).source()).isEqualTo("S3://shelf/data/2");
    }

    @Test
    void optionsOfTheFormatHoldForEveryObjectOfAListingAndOfAnAthenaManifest() throws Exception {
        shelf.put("in/1.csv", Zstd.compress("1|2|3\n4|5|6".getBytes(StandardCharsets.UTF_8)));
        shelf.put("in/2.csv", ItemFormatsTest.gzip("7|8|9\n".getBytes(StandardCharsets.UTF_8)));
        shelf.put("out/3.csv", "10|11|12\n");
        shelf.put("q-manifest.csv", "\"s3://shelf/in/2.csv\"\ns3://shelf/out/3.csv\n");
        String csv = "\"InputType\": \"CSV\", \"CSVDelimiter\": \"PIPE\", \"CSVHeaderLocation\": \"GIVEN\","
                + " \"CSVHeaders\": [\"a\", \"b\"]";
        String listing = "{\"Transformation\": \"LOAD_AND_FLATTEN\", " + csv;

        assertThat(Shelf.values(
                        shelf.request(Shelf.LIST, "{\"Bucket\": \"shelf\", \"Prefix\": \"in/\"}", listing + "}")))
                .containsExactly("{\"a\":\"1\",\"b\":\"2\"}", "{\"a\":\"4\",\"b\":\"5\"}", "{\"a\":\"7\",\"b\":\"8\"}");
        assertThat(Shelf.values(shelf.request(
                        Shelf.LIST,
                        "{\"Bucket\": \"shelf\", \"StartAfter\": \"in/1.csv\", \"Prefix\": \"in/\"}",
                        listing + ", \"MaxItems\": 2}")))
                .containsExactly("{\"a\":\"7\",\"b\":\"8\"}");
        assertThat(Shelf.values(shelf.request(
                        Shelf.LIST, "{\"Bucket\": \"shelf\", \"Prefix\": \"in/\"}", listing + ", \"MaxItems\": 2}")))
                .hasSize(2);
        assertThat(shelf.values("q-manifest.csv", "{\"ManifestType\": \"ATHENA_DATA\", " + csv + "}"))
                .containsExactly("{\"a\":\"7\",\"b\":\"8\"}", "{\"a\":\"10\",\"b\":\"11\"}");
    }

    @Test
    void parquetFilesMayBeListedAndNamedByAnAthenaManifest() throws Exception {
        shelf.put("in/1", ParquetFormatTest.file("zstd"));
        shelf.put("in/2", ParquetFormatTest.file("snappy"));
        shelf.put("q-manifest.csv", "s3://shelf/in/2\ns3://shelf/in/1\n");
        String listing = "{\"InputType\": \"PARQUET\", \"Transformation\": \"LOAD_AND_FLATTEN\"}";

        try (ItemStream items = shelf.request(Shelf.LIST, "{\"Bucket\": \"shelf\", \"Prefix\": \"in/\"}", listing)) {
            assertThat(items.skip(150)).isEqualTo(150);
            assertThat(Shelf.values(items)).hasSize(50).element(0).asString().startsWith("{\"id\":50,");
        }
        assertThat(shelf.values("q-manifest.csv", "{\"ManifestType\": \"ATHENA_DATA\", \"InputType\": \"PARQUET\"}"))
                .hasSize(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | JSONL | 'Bucket' is required",
                "{\"Bucket\": \"shelf\"} | JSONL | 'Key' is required",
                "{\"Bucket\": \"shelf\", \"Key\": 1} | JSONL | 'Key' must be a STRING",
                "{\"Bucket\": \"shelf\", \"Key\": \"a\", \"Rage\": \"1\"} | JSONL | 'Rage' is not supported",
                "[] | JSONL | must be a JSON object",
                "{\"Bucket\": \"none\", \"Key\": \"a\"} | JSONL | The specified bucket does not exist",
                "{\"Bucket\": \"shelf\", \"Key\": \"none\"} | JSONL | The specified key does not exist",
                "{\"Bucket\": \"shelf\", \"Key\": \"text\"} | CSV | CSVHeaderLocation is required",
                "{\"Bucket\": \"shelf\", \"Key\": \"text\"} | MANIFEST | is no inventory manifest"
            })
    void whatCannotBeReadIsNamed(String parameters, String type, String cause) throws Exception {
        shelf.put("text", "{\"fileFormat\": 1}");

        assertThatThrownBy(() -> shelf.request(Shelf.GET, parameters, "{\"InputType\": \"" + type + "\"}"))
                .isInstanceOf(ItemReaderException.class)
                .hasMessageContaining(cause);
    }

    @Test
    void anObjectWithoutInputTypeIsRefused() {
        assertThatThrownBy(() -> shelf.open("any", "{}")).hasMessageContaining("InputType is required");
    }
}
