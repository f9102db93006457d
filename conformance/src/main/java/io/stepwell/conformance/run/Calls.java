package io.stepwell.conformance.run;

import io.stepwell.conformance.client.Answer;
import io.stepwell.conformance.client.AwsClients;
import io.stepwell.conformance.doubles.LogsDouble;
import io.stepwell.conformance.reference.FailedAnswer;
import io.stepwell.conformance.tree.TreePath;
import io.stepwell.conformance.tree.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls that must succeed, once, page by page, or again and again. */
final class Calls {
    private static final int PAGES_MAX = 1_000;

    /** CloudWatch Logs, which is called without a client. */
    private static final String LOGS = "logs";

    private final AwsClients clients;
    private final LogsDouble logs;

    Calls(AwsClients clients, LogsDouble logs) {
        this.clients = clients;
        this.logs = logs;
    }

    /** Whether {@link #once} knows a service. */
    static boolean offers(String service) {
        return service.equals(LOGS) || AwsClients.offers(service);
    }

    Answer once(String service, String operation, Map<String, @Nullable Object> params) {
        return service.equals(LOGS) ? logs(operation, params) : clients.call(service, operation, params);
    }

    private Answer logs(String operation, Map<String, @Nullable Object> params) {
        try {
            return new Answer.Succeeded(logs.call(operation, params));
        } catch (LogsDouble.Refusal refusal) {
            String code = refusal.code();
            return new Answer.Failed(new FailedAnswer(operation, code, code, new LinkedHashMap<>()));
        }
    }

    /** @throws CaseFailure telling the error when the call fails */
    Map<String, @Nullable Object> succeeding(String service, String operation, Map<String, @Nullable Object> params) {
        return switch (once(service, operation, params)) {
            case Answer.Succeeded(Map<String, @Nullable Object> response) -> response;
            case Answer.Failed(var failure) -> throw new CaseFailure(failure.text());
        };
    }

    Map<String, @Nullable Object> stepFunctions(String operation, Map<String, @Nullable Object> params) {
        return succeeding("stepfunctions", operation, params);
    }

    /** Repeats the call until the response has the member. The case's time limit ends it otherwise. */
    Map<String, @Nullable Object> until(
            String member, String service, String operation, Map<String, @Nullable Object> params)
            throws InterruptedException {
        TreePath path = TreePath.parse("$." + member);
        Pause pause = new Pause();
        while (true) {
            Map<String, @Nullable Object> response = succeeding(service, operation, params);
            if (!path.places(response).isEmpty()) {
                return response;
            }
            pause.take();
        }
    }

    /** All pages as one response: the lists are joined, the token is gone. */
    Map<String, @Nullable Object> allPages(String service, String operation, Map<String, @Nullable Object> params) {
        Map<String, @Nullable Object> joined = new LinkedHashMap<>();
        Map<String, @Nullable Object> request = new LinkedHashMap<>(params);
        for (int page = 0; page < PAGES_MAX; page++) {
            Map<String, @Nullable Object> response = succeeding(service, operation, request);
            response.forEach((name, value) -> joined.merge(name, value == null ? "" : value, Calls::join));
            Object token = response.get("nextToken");
            if (token == null) {
                joined.remove("nextToken");
                return joined;
            }
            request.put("nextToken", token);
        }
        throw new CaseFailure(operation + " still has pages after " + PAGES_MAX);
    }

    private static Object join(Object earlier, Object later) {
        if (earlier instanceof List<?> && later instanceof List<?>) {
            List<@Nullable Object> both = new ArrayList<>(Trees.array(earlier, "page"));
            both.addAll(Trees.array(later, "page"));
            return both;
        }
        return later;
    }
}
