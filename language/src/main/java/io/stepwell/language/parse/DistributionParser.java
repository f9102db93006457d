package io.stepwell.language.parse;

import io.stepwell.language.data.Template;
import io.stepwell.language.definition.ItemBatching;
import io.stepwell.language.definition.ItemReading;
import io.stepwell.language.definition.MapDistribution;
import io.stepwell.language.definition.ResultWriting;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.parse.Node.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields that only a Distributed Map has: ItemReader, ItemBatcher, ResultWriter and Label. */
final class DistributionParser {
    private static final int LABEL_CHARACTERS_MAX = 40;
    private static final String LABEL_FORBIDS = "?*<>{}[]:;,\\|^~$#%&`\"";
    private static final Pattern READER_RESOURCE = Pattern.compile("arn:[\\w-]+:states:::s3:(getObject|listObjectsV2)");
    private static final Pattern WRITER_RESOURCE = Pattern.compile("arn:[\\w-]+:states:::s3:putObject");
    private static final long ITEMS_MAX = 100_000_000;
    private static final List<String> INPUT_TYPES = List.of("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST");
    private static final List<String> DELIMITERS = List.of("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB");
    private static final List<String> HEADER_LOCATIONS = List.of("FIRST_ROW", "GIVEN");
    private static final List<String> MANIFESTS = List.of("S3_INVENTORY", "ATHENA_DATA");
    private static final List<String> READER_TRANSFORMATIONS = List.of("NONE", "LOAD_AND_FLATTEN");
    private static final List<String> WRITER_TRANSFORMATIONS = List.of("NONE", "COMPACT", "FLATTEN");
    private static final List<String> OUTPUT_TYPES = List.of("JSON", "JSONL");

    private final StateHead head;
    private final Fields fields;
    private final StateParser states;

    DistributionParser(StateHead head, Fields fields, StateParser states) {
        this.head = head;
        this.fields = fields;
        this.states = states;
    }

    MapDistribution parse(WorkflowType executionType) {
        return new MapDistribution(executionType, label(), reader(), batcher(), writer());
    }

    private @Nullable String label() {
        String label = fields.string("Label");
        if (label == null) {
            return null;
        }
        boolean wrong = label.isEmpty()
                || label.codePointCount(0, label.length()) > LABEL_CHARACTERS_MAX
                || label.codePoints()
                        .anyMatch(c -> Character.isWhitespace(c)
                                || Character.isISOControl(c)
                                || LABEL_FORBIDS.indexOf(c) >= 0);
        if (wrong) {
            fields.report(
                    Problems.LABEL_NAME,
                    "Invalid Label name: it must have 1 to " + LABEL_CHARACTERS_MAX
                            + " characters and none of white space, control or " + LABEL_FORBIDS,
                    "Label");
        } else if (!states.isNewLabel(label)) {
            fields.report(Problems.DUPLICATE_LABEL, "Duplicate Label name: " + label, "Label");
        }
        return label;
    }

    private @Nullable ItemReading reader() {
        Fields reader = fields.object("ItemReader");
        if (reader == null) {
            return null;
        }
        reader.require("Resource");
        String resource = datasetResource(reader, READER_RESOURCE);
        Template parameters = parameters(reader);
        Fields config = reader.object("ReaderConfig");
        ItemReading reading = config == null
                ? new ItemReading(String.valueOf(resource), parameters, Map.of(), null)
                : configured(String.valueOf(resource), parameters, config);
        reader.refuseOthers();
        return reading;
    }

    private ItemReading configured(String resource, @Nullable Template parameters, Fields config) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, config, "InputType", INPUT_TYPES);
        put(members, config, "CSVDelimiter", DELIMITERS);
        put(members, config, "CSVHeaderLocation", HEADER_LOCATIONS);
        put(members, config, "ManifestType", MANIFESTS);
        put(members, config, "Transformation", READER_TRANSFORMATIONS);
        String pointer = config.string("ItemsPointer");
        if (pointer != null) {
            members.put("ItemsPointer", pointer);
            if (!pointer.isEmpty() && !pointer.startsWith("/")) {
                config.schema("The value for the field 'ItemsPointer' must be a valid JSON Pointer", "ItemsPointer");
            }
        }
        headers(members, config);
        ItemReading reading =
                new ItemReading(resource, parameters, members, Numbers.integer(head, config, "MaxItems", 0, ITEMS_MAX));
        config.refuseOthers();
        return reading;
    }

    private static void put(Map<String, Object> members, Fields config, String field, List<String> values) {
        String value = oneOf(config, field, values);
        if (value != null) {
            members.put(field, value);
        }
    }

    private static void headers(Map<String, Object> members, Fields config) {
        List<Node> headers = config.array("CSVHeaders");
        if (headers == null) {
            if ("GIVEN".equals(members.get("CSVHeaderLocation"))) {
                config.schema("The field 'CSVHeaders' is required when 'CSVHeaderLocation' is 'GIVEN'");
            }
            return;
        }
        if (!headers.stream().allMatch(h -> h instanceof ScalarNode scalar && scalar.value() instanceof String)) {
            config.schema("The value for the field 'CSVHeaders' must be an array of strings", "CSVHeaders");
            return;
        }
        members.put(
                "CSVHeaders",
                headers.stream().map(h -> ((ScalarNode) h).value()).toList());
    }

    private @Nullable ItemBatching batcher() {
        Fields batcher = fields.object("ItemBatcher");
        if (batcher == null) {
            return null;
        }
        ItemBatching batching = new ItemBatching(
                Numbers.integer(head, batcher, "MaxItemsPerBatch", 1, ITEMS_MAX),
                Numbers.integer(head, batcher, "MaxInputBytesPerBatch", 1, ItemBatching.BYTES_MAX),
                new FlowParser(head, batcher).eitherTemplate("BatchInput"));
        List<String> bounds = List.of(
                "MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath");
        if (bounds.stream().noneMatch(batcher::has)) {
            batcher.schema("At least one of these fields is required: " + bounds);
        }
        batcher.refuseOthers();
        return batching;
    }

    private @Nullable ResultWriting writer() {
        Fields writer = fields.object("ResultWriter");
        if (writer == null) {
            return null;
        }
        String resource = datasetResource(writer, WRITER_RESOURCE);
        Template parameters = parameters(writer);
        Fields config = writer.object("WriterConfig");
        String transformation = config == null ? null : oneOf(config, "Transformation", WRITER_TRANSFORMATIONS);
        String outputType = config == null ? null : oneOf(config, "OutputType", OUTPUT_TYPES);
        if (config != null) {
            config.refuseOthers();
        }
        if (!writer.has("Resource") && (config == null || parameters != null)) {
            writer.require("Resource");
        }
        writer.refuseOthers();
        return new ResultWriting(resource, parameters, transformation, outputType);
    }

    private static @Nullable String datasetResource(Fields of, Pattern known) {
        String resource = of.string("Resource");
        if (resource != null && !known.matcher(resource).matches()) {
            of.schema(TaskResource.unrecognised(resource), "Resource");
        }
        return resource;
    }

    private @Nullable Template parameters(Fields of) {
        return new FlowParser(head, of).input().parameters();
    }

    private static @Nullable String oneOf(Fields of, String field, List<String> values) {
        String value = of.string(field);
        if (value != null && !values.contains(value)) {
            of.schema("The field '" + field + "' should have one of these values: " + values, field);
        }
        return value;
    }
}
