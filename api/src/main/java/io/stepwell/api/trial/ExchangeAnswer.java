package io.stepwell.api.trial;

import io.stepwell.api.wire.Answer;
import io.stepwell.engine.task.ExchangeObserver;
import io.stepwell.runtime.StateTrials.Exchange;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The members {@code request} and {@code response} of the inspection data of an HTTP task; all their members are strings (AWS
 * API, InspectionDataRequest, InspectionDataResponse; Developer Guide, "Testing a state", the example of an HTTP task).
 */
public final class ExchangeAnswer {
    private ExchangeAnswer() {}

    public static void addTo(Answer inspection, Exchange exchange) {
        ExchangeObserver.Request request = exchange.request();
        if (request != null) {
            inspection.set(
                    "request",
                    Answer.empty()
                            .set("protocol", request.protocol())
                            .set("method", request.method())
                            .set("url", request.url())
                            .set("headers", text(request.headers()))
                            .setIfPresent("body", request.body()));
        }
        ExchangeObserver.Response response = exchange.response();
        if (response != null) {
            inspection.set(
                    "response",
                    Answer.empty()
                            .set("protocol", response.protocol())
                            .set("statusCode", Integer.toString(response.statusCode()))
                            .set("statusMessage", response.statusMessage())
                            .set("headers", text(response.headers()))
                            .set("body", response.body()));
        }
    }

    /** {@code [name: value, name: value]}. */
    private static String text(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
