package io.stepwell.integrations.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
