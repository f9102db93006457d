package io.stepwell.integrations.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.item.ChildResult;
import io.stepwell.engine.item.ChildResult.Status;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.engine.item.ReadRequest;
import io.stepwell.engine.item.ReaderConfiguration;
import io.stepwell.engine.item.ResultExport;
import io.stepwell.engine.item.WriteRequest;
import io.stepwell.engine.item.WriterConfiguration;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.Json;
import java.lang.ref.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Datasets and results of more bytes than the heap may hold. */
class LargeDatasetTest {
    private static final long ITEMS = 1_000_000;
    private static final long RESULTS = 250_000;
    /** What a reader or writer may keep while it works: its buffers, and much more than they need. */
    private static final long KEPT_BYTES_MAX = 64L << 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "JSONL; {\"id\": 123456, \"name\": \"a name of some length\", \"tags\": [\"x\", \"y\"], \"price\": 12.5}\\n",
                "CSV; 123456,a name of some length,x and y,12.5,and some more text in a fifth column\\n"
            })
    void aMillionItemsAreReadWithoutBeingKept(String type, String line) throws Exception {
        EndlessBucket bucket = new EndlessBucket(line.translateEscapes(), ITEMS + 1);
        try (ItemStream items = open(bucket, type)) {
            assertThat(items.next()).isNotNull();
            long before = usedBytes();
            for (long i = 2; i < ITEMS; i++) {
                items.next();
            }
            assertThat(items.next()).isNotNull();
            assertThat(usedBytes() - before).isLessThan(KEPT_BYTES_MAX);
            Reference.reachabilityFence(items);
        }
    }

    @Test
    void manyResultsAreWrittenWithoutBeingKept() throws Exception {
        EndlessBucket bucket = new EndlessBucket("x", 1);
        Json parameters = Json.parse("{\"Bucket\": \"b\"}");
        WriteRequest request = new WriteRequest(
                "arn:aws:states:::s3:putObject", parameters, WriterConfiguration.EXPORT, "a:run", null);
        ChildResult child = new ChildResult(
                "arn:child",
                "child",
                "arn:machine/Map",
                WorkflowType.EXPRESS,
                Status.SUCCEEDED,
                Json.parse("{\"id\": 123456}"),
                Json.parse("{\"done\": true}"),
                null,
                null,
                1_000,
                2_000,
                0);
        try (ResultExport export = new S3ResultWriter(bucket).open(request)) {
            export.add(child);
            long before = usedBytes();
            for (long i = 1; i < RESULTS; i++) {
                export.add(child);
            }
            assertThat(usedBytes() - before).isLessThan(KEPT_BYTES_MAX);
            export.finish();
        }
        assertThat(bucket.written()).isGreaterThan(300 * RESULTS);
    }

    private static ItemStream open(EndlessBucket bucket, String type) throws Exception {
        ReaderConfiguration configuration = ReaderConfiguration.of(Json.parse("{\"InputType\": \"" + type
                + "\", \"CSVHeaderLocation\": \"GIVEN\", \"CSVHeaders\": [\"a\", \"b\", \"c\", \"d\"]}"));
        Json parameters = Json.parse("{\"Bucket\": \"b\", \"Key\": \"k\"}");
        return new S3ItemReader(bucket)
                .open(new ReadRequest("arn:aws:states:::s3:getObject", parameters, configuration, null));
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
