package io.stepwell.integrations.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.stepwell.engine.item.ChildResult;
import io.stepwell.engine.item.ChildResult.Status;
import io.stepwell.engine.item.ResultExport;
import io.stepwell.engine.item.ResultWriterException;
import io.stepwell.engine.item.WriteRequest;
import io.stepwell.engine.item.WriterConfiguration;
import io.stepwell.engine.item.WriterConfiguration.OutputType;
import io.stepwell.engine.item.WriterConfiguration.Transformation;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ResultWriterTest {
    private static final String RUN = "arn:aws:states:us-east-1:123456789012:mapRun:m/Map:0000-1111";
    private static final WriterConfiguration COMPACT = new WriterConfiguration(Transformation.COMPACT, OutputType.JSON);

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
    }

    @Test
    void resultsGoToFilesByStatusAndTheManifestNamesThem() throws Exception {
        Json result =
                export(1L << 30, COMPACT, "jobs", Status.SUCCEEDED, Status.FAILED, Status.SUCCEEDED, Status.PENDING);

        assertThat(result).isEqualTo(Json.parse("""
                {"MapRunArn": "%s", "ResultWriterDetails": {"Bucket": "shelf", "Key": "jobs/0000-1111/manifest.json"}}
                """.formatted(RUN)));
        Path files = folder.resolve("jobs/0000-1111");
        assertThat(files.resolve("SUCCEEDED_0.json")).hasContent("[\"o0\",\"o2\"]");
        assertThat(Files.readString(files.resolve("manifest.json"))).isEqualTo("""
                {"DestinationBucket":"shelf","MapRunArn":"%s","ResultFiles":{\
                "FAILED":[{"Key":"jobs/0000-1111/FAILED_0.json","Size":%d}],\
                "PENDING":[{"Key":"jobs/0000-1111/PENDING_0.json","Size":%d}],\
                "SUCCEEDED":[{"Key":"jobs/0000-1111/SUCCEEDED_0.json","Size":11}]}}""".formatted(
                        RUN, Files.size(files.resolve("FAILED_0.json")), Files.size(files.resolve("PENDING_0.json"))));
        assertThat(Json.parse(Files.readString(files.resolve("FAILED_0.json"))).tree())
                .asInstanceOf(LIST)
                .first()
                .asInstanceOf(MAP)
                .containsEntry("Status", "FAILED")
                .containsEntry("Error", "Boom");
    }

    @Test
    void withoutChildrenThereIsOnlyAnEmptyManifest() throws Exception {
        export(1L << 30, WriterConfiguration.EXPORT, "");

        assertThat(folder.resolve("0000-1111"))
                .isDirectoryContaining("glob:**manifest.json")
                .isDirectoryNotContaining("glob:**_0.json");
        assertThat(Json.parse(Files.readString(folder.resolve("0000-1111/manifest.json")))
                        .tree())
                .isEqualTo(Map.of(
                        "DestinationBucket",
                        "shelf",
                        "MapRunArn",
                        RUN,
                        "ResultFiles",
                        Map.of("FAILED", List.of(), "PENDING", List.of(), "SUCCEEDED", List.of())));
    }

    @ParameterizedTest
    @CsvSource({"JSON, SUCCEEDED_0.json, '[\"o0\"]'", "JSONL, SUCCEEDED_0.jsonl, '\"o0\"\n'"})
    void theOutputTypeIsTheFormOfTheFiles(OutputType type, String name, String content) throws Exception {
        export(1L << 30, new WriterConfiguration(Transformation.COMPACT, type), "p/", Status.SUCCEEDED);

        assertThat(Files.readString(folder.resolve("p/0000-1111").resolve(name)))
                .isEqualTo(content);
    }

    @Test
    void aLongListOfResultsIsDividedOverFiles() throws Exception {
        export(10, COMPACT, "p", Status.SUCCEEDED, Status.SUCCEEDED, Status.SUCCEEDED);

        assertThat(folder.resolve("p/0000-1111/SUCCEEDED_0.json")).hasContent("[\"o0\",\"o1\"]");
        assertThat(folder.resolve("p/0000-1111/SUCCEEDED_1.json")).hasContent("[\"o2\"]");
    }

    @Test
    void anExportThatIsBegunAgainReplacesWhatWasWritten() throws Exception {
        S3ResultWriter writer = new S3ResultWriter(shelf.store(), 1);
        try (ResultExport cut = writer.open(request(COMPACT, "p"))) {
            cut.add(child(0, Status.SUCCEEDED));
        }

        export(1, COMPACT, "p", Status.SUCCEEDED, Status.SUCCEEDED);

        assertThat(folder.resolve("p/0000-1111/SUCCEEDED_0.json")).hasContent("[\"o0\"]");
        assertThat(folder.resolve("p/0000-1111/SUCCEEDED_1.json")).hasContent("[\"o1\"]");
    }

    @Test
    void aMissingBucketFailsTheExport() {
        Json parameters = Json.parse("{\"Bucket\": \"none\"}");
        WriteRequest request = new WriteRequest("arn:aws:states:::s3:putObject", parameters, COMPACT, RUN, null);

        assertThatThrownBy(() -> new S3ResultWriter(shelf.store()).open(request).finish())
                .isInstanceOf(ResultWriterException.class)
                .hasMessageContaining("The specified bucket does not exist");
    }

    @Test
    void aBucketMustBeNamed() {
        WriteRequest request = new WriteRequest("arn:aws:states:::s3:putObject", Json.EMPTY_OBJECT, COMPACT, RUN, null);

        assertThatThrownBy(() -> new S3ResultWriter(shelf.store()).open(request))
                .isInstanceOf(ResultWriterException.class)
                .hasMessageContaining("'Bucket' is required");
    }

    private Json export(long fileBytesMax, WriterConfiguration configuration, String prefix, Status... children)
            throws ResultWriterException, InterruptedException {
        S3ResultWriter writer = new S3ResultWriter(shelf.store(), fileBytesMax);
        try (ResultExport export = writer.open(request(configuration, prefix))) {
            for (int i = 0; i < children.length; i++) {
                export.add(child(i, children[i]));
            }
            return export.finish();
        }
    }

    private static WriteRequest request(WriterConfiguration configuration, String prefix) {
        Json parameters = Json.parse("{\"Bucket\": \"shelf\", \"Prefix\": \"" + prefix + "\"}");
        return new WriteRequest("arn:aws:states:::s3:putObject", parameters, configuration, RUN, null);
    }

    private static ChildResult child(int index, Status status) {
        boolean failed = status == Status.FAILED;
        return new ChildResult(
                "arn:child:" + index,
                "child" + index,
                "arn:machine/Map",
                WorkflowType.EXPRESS,
                status,
                Json.parse(String.valueOf(index)),
                status == Status.SUCCEEDED ? Json.parse("\"o" + index + "\"") : null,
                failed ? "Boom" : null,
                failed ? "it broke" : null,
                1_000,
                2_000,
                0);
    }
}
