package io.stepwell.integrations.events;

import io.stepwell.engine.status.StatusChange;
import io.stepwell.engine.status.StatusSink;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.AwsJson;
import io.stepwell.integrations.aws.CallLimits;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts changes of status on a bus of EventBridge as AWS does: source {@code aws.states}, detail type {@code Step Functions
 * Execution Status Change}. AWS itself refuses this source from its customers: a bus of AWS takes no such events.
 */
public final class EventBridgeStatusSink implements StatusSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventBridgeStatusSink.class);
    private static final AwsService EVENT_BRIDGE = new AwsService("EventBridge", "events", "events");
    private static final String DETAIL_TYPE = "Step Functions Execution Status Change";
    private static final long ATTEMPT_MILLIS_MAX = 10_000;
    private static final int RESPONSE_BYTES_MAX = 256 * 1024;

    /** More of input and output together is left out (Developer Guide, "Automating Step Functions with EventBridge"). */
    private static final int DATA_BYTES_MAX = 248 * 1024;

    private static final Set<String> PASSING_ERRORS =
            Set.of("InternalFailure", "InternalException", "ThrottlingException");

    private final AwsClient client = new AwsClient(RetryPolicy.STANDARD);
    private final Endpoints endpoints;
    private final String bus;

    /**
     * A sink.
     *
     * @param bus name or ARN of the bus: {@code default}
     */
    public EventBridgeStatusSink(Endpoints endpoints, String bus) {
        this.endpoints = endpoints;
        this.bus = bus;
    }

    @Override
    public boolean tell(List<StatusChange> changes) throws InterruptedException {
        List<Object> entries = new ArrayList<>();
        changes.forEach(change -> entries.add(entry(change)));
        CallResult result = client.call(
                endpoints.of(EVENT_BRIDGE),
                AwsJson.request11("AWSEvents.PutEvents", Json.of(Map.of("Entries", entries))),
                AwsJson::error,
                new CallLimits(Long.MAX_VALUE, ATTEMPT_MILLIS_MAX, RESPONSE_BYTES_MAX));
        return switch (result) {
            case CallResult.Answered(ServiceResponse response) -> taken(response);
            case CallResult.Refused refused -> later(refused.error().toString());
            case CallResult.Unreachable unreachable -> later(unreachable.reason());
            case CallResult.TooLarge _ -> later("its answer is too large");
        };
    }

    private static boolean later(String reason) {
        LOG.warn("EventBridge does not take changes of status now: {}", reason);
        return false;
    }

    /** An entry that EventBridge will never take is given up; one that it may take later makes all be told again. */
    private static boolean taken(ServiceResponse response) {
        boolean taken = true;
        for (Map<?, ?> entry : entries(response)) {
            if (entry.get("ErrorCode") instanceof String code) {
                LOG.warn("EventBridge refuses a change of status: {} {}", code, entry.get("ErrorMessage"));
                taken &= !PASSING_ERRORS.contains(code);
            }
        }
        return taken;
    }

    private static List<Map<?, ?>> entries(ServiceResponse response) {
        List<Map<?, ?>> entries = new ArrayList<>();
        try {
            if (Json.parse(response.text()).tree() instanceof Map<?, ?> members
                    && members.get("Entries") instanceof List<?> all) {
                for (Object entry : all) {
                    if (entry instanceof Map<?, ?> map) {
                        entries.add(map);
                    }
                }
            }
        } catch (JsonSyntaxException notJson) {
            LOG.warn("EventBridge answers something that is no JSON");
        }
        return entries;
    }

    private Map<String, Object> entry(StatusChange change) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("Time", change.atMillis() / 1000);
        entry.put("Source", "aws.states");
        entry.put("Resources", List.of(change.origin().arn()));
        entry.put("DetailType", DETAIL_TYPE);
        entry.put("Detail", Json.of(detail(change)).text());
        entry.put("EventBusName", bus);
        return entry;
    }

    private static Map<String, @Nullable Object> detail(StatusChange change) {
        Json output = change.output();
        int bytes = change.input().utf8Length() + (output == null ? 0 : output.utf8Length());
        boolean included = bytes <= DATA_BYTES_MAX;
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("executionArn", change.origin().arn());
        detail.put("stateMachineArn", change.origin().stateMachineArn());
        detail.put("name", change.origin().name());
        detail.put("status", change.status().name());
        detail.put("startDate", change.startMillis());
        detail.put("stopDate", change.stopMillis());
        detail.put("input", included ? change.input().text() : null);
        detail.put("output", included && output != null ? output.text() : null);
        detail.put("stateMachineVersionArn", change.origin().versionArn());
        detail.put("stateMachineAliasArn", change.origin().aliasArn());
        detail.put("redriveCount", change.redrives().count());
        detail.put("redriveDate", change.redrives().lastMillis());
        detail.put("redriveStatus", change.notRedrivable() == null ? "REDRIVABLE" : "NOT_REDRIVABLE");
        detail.put("redriveStatusReason", change.notRedrivable());
        detail.put("inputDetails", Map.of("included", included));
        detail.put("outputDetails", output == null ? null : Map.of("included", included));
        detail.put("error", change.error());
        detail.put("cause", change.cause());
        return detail;
    }

    @Override
    public void close() {
        client.close();
    }
}
