package io.stepwell.integrations.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemFormatsTest {
    private static final String FIRST_ROW = "{\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\"}";
    private static final String JSON = "{\"InputType\": \"JSON\"}";
    private static final String JSONL = "{\"InputType\": \"JSONL\"}";

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
    }

    @Test
    void theFirstRowNamesTheColumns() throws Exception {
        shelf.put("a.csv", "Col1,Col2\nValue1,Value2\n\"quoted, with \"\"marks\"\"\",\"two\nlines\"\n");

        assertThat(shelf.values("a.csv", FIRST_ROW))
                .containsExactly(
                        "{\"Col1\":\"Value1\",\"Col2\":\"Value2\"}",
                        "{\"Col1\":\"quoted, with \\\"marks\\\"\",\"Col2\":\"two\\nlines\"}");
    }

    @Test
    void fieldsBeyondTheColumnsAreDroppedAndMissingOnesAreEmpty() throws Exception {
        shelf.put("a.csv", "1,2,3\r\n4\r\n\r\n   \n,,,");

        assertThat(shelf.values("a.csv", """
                {"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["H1", "H2"]}"""))
                .containsExactly(
                        "{\"H1\":\"1\",\"H2\":\"2\"}",
                        "{\"H1\":\"4\",\"H2\":\"\"}",
                        "{\"H1\":\"   \",\"H2\":\"\"}",
                        "{\"H1\":\"\",\"H2\":\"\"}");
    }

    @Test
    void theMembersOfARowAreInTheOrderOfAHashMap() throws Exception {
        shelf.put("a.csv", "0,True,{}\nx,y,z");

        assertThat(shelf.values("a.csv", FIRST_ROW)).containsExactly("{\"0\":\"x\",\"{}\":\"z\",\"True\":\"y\"}");
    }

    @ParameterizedTest
    @CsvSource({"COMMA, ','", "PIPE, '|'", "SEMICOLON, ';'", "SPACE, ' '", "TAB, '\t'"})
    void everyDelimiterSeparates(String name, String delimiter) throws Exception {
        shelf.put("a.csv", String.join(delimiter, "A", "B") + "\n" + String.join(delimiter, "1", "2"));

        assertThat(shelf.values("a.csv", """
                {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW", "CSVDelimiter": "%s"}""".formatted(name))).containsExactly("{\"A\":\"1\",\"B\":\"2\"}");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() throws Exception {
        shelf.put("a.csv", "\uFEFFA\n1");

        assertThat(shelf.values("a.csv", FIRST_ROW)).containsExactly("{\"A\":\"1\"}");
    }

    @Test
    void headersMustDiffer() throws Exception {
        shelf.put("a.csv", "A,A\n1,2");

        assertFails("a.csv", FIRST_ROW, "CSV headers cannot contain duplicates.");
        assertFails("a.csv", """
                {"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["H", "H"]}""", "CSV headers cannot contain duplicates.");
    }

    @Test
    void anEmptyFileHasNoItems() throws Exception {
        shelf.put("empty", "");

        assertThat(shelf.values("empty", FIRST_ROW)).isEmpty();
        assertThat(shelf.values("empty", JSONL)).isEmpty();
        assertFails("empty", JSON, "Attempting to map over non-iterable node.");
    }

    @Test
    void theElementsOfAnArrayAreItems() throws Exception {
        shelf.put("a.json", "[ {\"a\": [1, 2.50]}, 3, \"x\", null, [\"from\"] ]");

        assertThat(shelf.values("a.json", JSON))
                .containsExactly("{\"a\":[1,2.50]}", "3", "\"x\"", "null", "[\"from\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Hello\": \"world\"}", "1", "\"text\"", "null"})
    void aDocumentThatIsNoArrayIsNotIterable(String document) throws Exception {
        shelf.put("a.json", document);

        assertFails("a.json", JSON, "Attempting to map over non-iterable node.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/list; 1|2",
                "/deep/0/er/1; \"x\"",
                "/a~1b/c~0d; true",
                "/members; {\"Key\":\"k\",\"Value\":{\"v\":1}}|{\"Key\":\"l\",\"Value\":2}",
                "/; \"empty name\""
            })
    void aPointerChoosesAnArrayOrAnObject(String pointer, String expected) throws Exception {
        shelf.put("a.json", """
                {"skipped": [[{"list": [9]}]], "list": [1, 2], "deep": [{"er": [[0], ["x"]]}],
                 "a/b": {"c~d": [true]}, "members": {"k": {"v": 1}, "l": 2}, "": ["empty name"]}""");

        assertThat(shelf.values("a.json", "{\"InputType\": \"JSON\", \"ItemsPointer\": \"" + pointer + "\"}"))
                .containsExactly(expected.split("\\|"));
    }

    @Test
    void theMembersOfAnObjectHaveKeys() throws Exception {
        shelf.put("a.json", "{\"x\": {\"k\": 1}}");

        List<Item> items = Shelf.rest(shelf.open("a.json", "{\"InputType\": \"JSON\", \"ItemsPointer\": \"/x\"}"));

        assertThat(items).extracting(Item::key).containsExactly("k");
    }

    @ParameterizedTest
    @CsvSource({
        "/none, has nothing at the ItemsPointer '/none'",
        "/list/2, has nothing at",
        "/list/01, has nothing at",
        "/list/x, has nothing at",
        "/list/0/a, has nothing at",
        "/list/0, non-iterable",
        "list, begins with a slash"
    })
    void aPointerToNothingIterableFails(String pointer, String cause) throws Exception {
        shelf.put("a.json", "{\"list\": [1, 2]}");

        assertFails("a.json", "{\"InputType\": \"JSON\", \"ItemsPointer\": \"" + pointer + "\"}", cause);
    }

    @Test
    void everyLineIsAnItemAndEmptyLinesAreNone() throws Exception {
        shelf.put("a.jsonl", "{\"a\": \"ä\"}\n\n  \r\n2\r\n[3]");

        assertThat(shelf.values("a.jsonl", JSONL)).containsExactly("{\"a\":\"ä\"}", "2", "[3]");
    }

    @Test
    void aLineAcrossBuffersIsOneLine() throws Exception {
        String longLine = "\"" + "ab".repeat(100_000) + "\"";
        shelf.put("a.jsonl", "1\n" + longLine + "\n2\n");

        assertThat(shelf.values("a.jsonl", JSONL)).containsExactly("1", longLine, "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "JSONL#1\\n{oops}\\n#in line 2",
                "JSON#[1, {oops}]#is not valid JSON",
                "JSON#[1, 2#is not valid JSON: Unexpected end-of-input: expected close marker for Array",
                "JSON#[1, 1e9999999999]#is not valid JSON",
                "JSON#[1, {\\\"a\\\": #is not valid JSON"
            })
    void whatIsNotJsonIsToldWithItsPlace(String type, String text, String cause) throws Exception {
        shelf.put("bad", text.translateEscapes());

        try (ItemStream items = shelf.open("bad", "{\"InputType\": \"" + type + "\"}")) {
            assertThat(items.next()).isNotNull();
            assertThatThrownBy(() -> Shelf.rest(items))
                    .isInstanceOf(ItemReaderException.class)
                    .hasMessageContaining("S3://shelf/bad")
                    .hasMessageContaining(cause);
        }
    }

    @Test
    void brokenQuotesInCsvAreRefused() throws Exception {
        shelf.put("bad.csv", "A\n\"never closed");

        assertFails("bad.csv", FIRST_ROW, "S3://shelf/bad.csv cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSV", "JSON", "JSONL"})
    void anItemLargerThanEightMebibytesIsRefused(String type) throws Exception {
        String large = "x".repeat(9 << 20);
        shelf.put("large", type.equals("JSON") ? "[1, \"" + large + "\"]" : "1\n\"" + large + large + "\"");
        String configuration = "{\"InputType\": \"" + type + "\", \"CSVHeaderLocation\": \"FIRST_ROW\"}";

        assertFails("large", configuration, "8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSV", "JSON", "JSONL"})
    void itemsAreSkippedAndLimitedAlike(String type) throws Exception {
        shelf.put(
                "ten",
                switch (type) {
                    case "CSV" -> "N\n0\n1\n2\n3\n4\n5\n";
                    case "JSON" -> "[0,1,{\"n\":[2]},3,4,5]";
                    default -> "0\n1\n2\n3\n4\n5";
                });
        String configuration =
                "{\"InputType\": \"" + type + "\", \"CSVHeaderLocation\": \"FIRST_ROW\", \"MaxItems\": 5}";
        List<String> all = shelf.values("ten", configuration);
        assertThat(all).hasSize(5);

        try (ItemStream items = shelf.open("ten", configuration)) {
            assertThat(items.skip(3)).isEqualTo(3);
            assertThat(Shelf.values(items)).isEqualTo(all.subList(3, 5));
            assertThat(items.next()).isNull();
        }
        try (ItemStream items = shelf.open("ten", configuration)) {
            assertThat(items.skip(9)).isEqualTo(5);
            assertThat(items.next()).isNull();
        }
    }

    @Test
    void compressionIsRecognisedByTheContent() throws Exception {
        byte[] plain = "{\"a\":1}\n{\"a\":2}\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        shelf.put("a.gz", gzip(plain));
        shelf.put("a", Zstd.compress(plain));

        assertThat(shelf.values("a.gz", JSONL)).hasSize(20_000).endsWith("{\"a\":2}");
        assertThat(shelf.values("a", JSONL)).hasSize(20_000).endsWith("{\"a\":2}");
    }

    @Test
    void aCutCompressedFileIsToldOf() throws Exception {
        byte[] whole = gzip("1\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        shelf.put("cut.gz", Arrays.copyOf(whole, whole.length / 2));

        assertFails("cut.gz", JSONL, "S3://shelf/cut.gz cannot be read");
    }

    @Test
    void theSourceNamesTheObject() throws Exception {
        shelf.put("dir/a.jsonl", "1");

        assertThat(Shelf.rest(shelf.open("dir/a.jsonl", JSONL)))
                .extracting(Item::source)
                .containsExactly("S3://shelf/dir/a.jsonl");
    }

    private void assertFails(String key, String configuration, String cause) {
        assertThatThrownBy(() -> shelf.values(key, configuration))
                .isInstanceOf(ItemReaderException.class)
                .hasMessageContaining(cause);
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(plain);
        }
        return compressed.toByteArray();
    }
}
