package io.stepwell.api;

import io.stepwell.api.operation.Operation;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.RequestBody;
import io.stepwell.api.wire.RequestFault;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the operation a request names and lets it answer. */
final class Router {
    private static final String PREFIX = "AWSStepFunctions.";

    private final Map<String, Operation<?>> operations;
    private final int requestBytesMax;

    Router(List<Operation<?>> operations, int requestBytesMax) {
        this.requestBytesMax = requestBytesMax;
        this.operations =
                operations.stream().collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));
    }

    Answer answer(ApiRequest request) throws InterruptedException {
        Operation<?> operation = operation(request);
        return answer(operation, RequestBody.decode(request.body(), requestBytesMax));
    }

    private static <R extends Record> Answer answer(Operation<R> operation, Map<String, @Nullable Object> body)
            throws InterruptedException {
        return operation.perform(operation.read(operation.input().read(body)));
    }

    private Operation<?> operation(ApiRequest request) {
        String target = request.headers().first("X-Amz-Target");
        if (!request.method().equals("POST") || target == null) {
            throw unknown("Send a POST request whose X-Amz-Target header is " + PREFIX + "<Operation>");
        }
        if (!target.startsWith(PREFIX)) {
            throw unknown("The X-Amz-Target header must begin with " + PREFIX + " but is '" + cut(target) + "'");
        }
        String name = target.substring(PREFIX.length());
        Operation<?> operation = operations.get(name);
        if (operation != null) {
            return operation;
        }
        throw unknown("AWS Step Functions has no operation '" + cut(name) + "'");
    }

    private static RequestFault unknown(String sentence) {
        return RequestFault.client("UnknownOperationException", sentence);
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
