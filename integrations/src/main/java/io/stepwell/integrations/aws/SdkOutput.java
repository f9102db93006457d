package io.stepwell.integrations.aws;

import io.stepwell.language.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of an optimised integration: the members of the service's response and, between them in alphabetical
 * order, what the SDK knows of the HTTP exchange ({@code SdkHttpMetadata}, {@code SdkResponseMetadata}). Recorded in
 * every case that calls {@code lambda:invoke} or {@code sqs:sendMessage}.
 */
public final class SdkOutput {
    private SdkOutput() {}

    /** The members with the metadata of the response added. */
    public static Json of(Map<String, ? extends @Nullable Object> members, ServiceResponse response) {
        Map<String, @Nullable Object> output = new TreeMap<>(members);
        output.put("SdkHttpMetadata", httpMetadata(response));
        Map<String, @Nullable Object> metadata = new TreeMap<>();
        metadata.put("RequestId", response.requestId());
        output.put("SdkResponseMetadata", metadata);
        return Json.of(output);
    }

    private static Map<String, @Nullable Object> httpMetadata(ServiceResponse response) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, String> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach((name, values) -> {
            if (!values.isEmpty() && !name.toLowerCase(Locale.ROOT).equals("set-cookie")) {
                all.put(name, values);
                first.put(name, values.getFirst());
            }
        });
        Map<String, @Nullable Object> metadata = new TreeMap<>();
        metadata.put("AllHttpHeaders", all);
        metadata.put("HttpHeaders", first);
        metadata.put("HttpStatusCode", response.statusCode());
        return metadata;
    }
}
