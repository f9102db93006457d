package io.stepwell.integrations.function;

import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answers of Lambda's Invoke operation, with the headers it sends. */
final class FunctionAnswer {
    private FunctionAnswer() {}

    /** The answer to a call that waited for the function. */
    static CallResult of(FunctionRunner.Result result, String requestId, boolean logTail) {
        Map<String, List<String>> headers = headers(requestId, result.end().payload().length);
        headers.put("Content-Type", List.of("application/json"));
        headers.put("X-Amz-Executed-Version", List.of("$LATEST"));
        if (result.end().functionError() != null) {
            headers.put("X-Amz-Function-Error", List.of(result.end().functionError()));
        }
        if (logTail) {
            byte[] log = result.logTail().getBytes(StandardCharsets.UTF_8);
            headers.put("X-Amz-Log-Result", List.of(Base64.getEncoder().encodeToString(log)));
        }
        return new CallResult.Answered(
                new ServiceResponse(200, headers, result.end().payload()));
    }

    /** The answer to a call that does not wait. */
    static CallResult withoutPayload(int statusCode, String requestId) {
        return new CallResult.Answered(new ServiceResponse(statusCode, headers(requestId, 0), new byte[0]));
    }

    private static Map<String, List<String>> headers(String requestId, int contentLength) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Connection", List.of("keep-alive"));
        headers.put("Content-Length", List.of(String.valueOf(contentLength)));
        headers.put("Date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))));
        headers.put("x-amzn-Remapped-Content-Length", List.of("0"));
        headers.put("x-amzn-RequestId", List.of(requestId));
        headers.put("X-Amzn-Trace-Id", List.of(traceId(requestId)));
        return headers;
    }

    /** A trace id (X-Ray Developer Guide, "Tracing header") made of a request id, so that both can be matched. */
    static String traceId(String requestId) {
        String digits = requestId.replace("-", "");
        return "Root=1-" + digits.substring(0, 8) + "-" + digits.substring(8) + ";Sampled=0";
    }
}
