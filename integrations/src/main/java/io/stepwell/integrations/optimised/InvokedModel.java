package io.stepwell.integrations.optimised;

import io.stepwell.integrations.s3.BucketException;
import io.stepwell.integrations.s3.ObjectName;
import io.stepwell.integrations.s3.ObjectPart;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code bedrock:invokeModel} (Developer Guide, "Invoke and customize Amazon Bedrock models"): the body of the model's answer is
 * shown as the JSON that it is; input can come from an object of S3 ({@code Input.S3Uri}), and the answer's body can go into one
 * ({@code Output.S3Uri}), whose address stands in its place.
 */
final class InvokedModel {
    /** The longest input that Bedrock takes (API reference, InvokeModel, "body"). */
    private static final int INPUT_BYTES_MAX = 25_000_000;

    private static final String INPUT = "Input";
    private static final String OUTPUT = "Output";
    private static final String BODY = "Body";
    private static final String JSON = "application/json";

    private InvokedModel() {}

    static Map<String, @Nullable Object> withInput(Step.Context context, Map<String, @Nullable Object> parameters)
            throws TaskFailedException, InterruptedException {
        Map<String, @Nullable Object> asked = new LinkedHashMap<>(parameters);
        asked.remove(INPUT);
        asked.remove(OUTPUT);
        asked.putIfAbsent("ContentType", JSON);
        asked.putIfAbsent("Accept", JSON);
        address(context, parameters, OUTPUT); // refused before the model is paid for
        ObjectName source = address(context, parameters, INPUT);
        if (source != null && parameters.get(BODY) != null) {
            throw context.refused("The fields 'Body' and 'Input' cannot be given together");
        }
        if (source != null) {
            asked.put(BODY, read(context, source));
        } else if (parameters.get(BODY) == null) {
            throw context.refused("The field 'Body' or the field 'Input' is required but both were missing");
        }
        return asked;
    }

    private static @Nullable ObjectName address(Step.Context context, Map<?, ?> parameters, String field)
            throws TaskFailedException {
        Object given = parameters.get(field);
        if (given == null) {
            return null;
        }
        String uri =
                given instanceof Map<?, ?> members && members.size() == 1 && members.get("S3Uri") instanceof String text
                        ? text
                        : "";
        String[] parts =
                uri.startsWith("s3://") ? uri.substring("s3://".length()).split("/", 2) : new String[0];
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw context.refused("The value for the field '" + field
                    + "' must be an OBJECT with the member 'S3Uri', such as s3://bucket/key");
        }
        return ObjectName.of(parts[0], parts[1]);
    }

    private static String read(Step.Context context, ObjectName source)
            throws TaskFailedException, InterruptedException {
        try {
            ObjectPart part = context.buckets().read(source, null, 0, INPUT_BYTES_MAX);
            if (part.objectBytes() > INPUT_BYTES_MAX) {
                throw context.refused("The object of the field 'Input' has more than " + INPUT_BYTES_MAX + " bytes");
            }
            return new String(part.bytes(), StandardCharsets.UTF_8);
        } catch (BucketException failed) {
            throw failed(failed);
        }
    }

    static Map<String, @Nullable Object> withOutput(Step.Context context, Map<String, @Nullable Object> result)
            throws TaskFailedException, InterruptedException {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(result);
        Map<?, ?> parameters = context.call().parameters().tree() instanceof Map<?, ?> members ? members : Map.of();
        ObjectName target = address(context, parameters, OUTPUT);
        if (!(result.get(BODY) instanceof String body)) {
            return result;
        }
        if (target != null) {
            try {
                context.buckets().put(target.bucket(), target.key(), body.getBytes(StandardCharsets.UTF_8));
            } catch (BucketException failed) {
                throw failed(failed);
            }
            shown.put(BODY, "s3://" + target.bucket() + "/" + target.key());
            return shown;
        }
        try {
            shown.put(BODY, Json.parse(body).tree());
        } catch (JsonSyntaxException text) {
            return result;
        }
        return shown;
    }

    private static TaskFailedException failed(BucketException failed) {
        String name = failed.code() == null ? "SdkClientException" : "AmazonS3Exception";
        return new TaskFailedException("S3." + name, String.valueOf(failed.getMessage()));
    }
}
