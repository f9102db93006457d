package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;

import io.stepwell.api.shape.ListShape;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code loggingConfiguration}. */
final class LoggingConfiguration {
    static final Structure SHAPE = Structure.of(
            optional("level", TextShape.oneOf("ALL", "ERROR", "FATAL", "OFF")),
            optional("includeExecutionData", Constraints.FLAG),
            optional(
                    "destinations",
                    new ListShape(Structure.of(optional(
                            "cloudWatchLogsLogGroup", Structure.of(optional("logGroupArn", Constraints.ARN)))))));

    /** What describes say when none was given. */
    static final String DEFAULT = text(null, false, "OFF");

    private static final Pattern LOG_GROUP_ARN =
            Pattern.compile("arn:[^:\"]+:logs:[^:\"]*:[^:\"]*:log-group:([^:\"]+)");

    private LoggingConfiguration() {}

    /**
     * The configuration as JSON of the API's shape with its defaults; null when none was given.
     *
     * @throws RequestFault {@code InvalidLoggingConfiguration}
     */
    static @Nullable String read(@Nullable Members given) {
        if (given == null) {
            return null;
        }
        String level = given.textOr("level", "OFF");
        List<Members> destinations = given.structures("destinations");
        int count = destinations == null ? 0 : destinations.size();
        if (count > 1 || (count == 0 && !level.equals("OFF"))) {
            throw invalid("Must specify exactly one Log Destination.");
        }
        List<String> arns = destinations == null
                ? null
                : destinations.stream().map(LoggingConfiguration::logGroupArn).toList();
        return text(arns, given.flagOr("includeExecutionData", false), level);
    }

    /**
     * Does nothing when the log group of a configuration is there, or it has none.
     *
     * @throws RequestFault {@code InvalidLoggingConfiguration}
     */
    static void requireDestination(Workplace place, @Nullable String configuration) {
        Matcher arn = LOG_GROUP_ARN.matcher(configuration == null ? "" : configuration);
        while (arn.find()) {
            if (!place.logGroups().test(arn.group(1))) {
                throw invalid("Log Destination not found.");
            }
        }
    }

    private static String logGroupArn(Members destination) {
        Members group = destination.structure("cloudWatchLogsLogGroup");
        String arn = group == null ? null : group.textOrNull("logGroupArn");
        if (arn == null) {
            throw invalid("Log Destination needs cloudWatchLogsLogGroup.logGroupArn.");
        }
        if (!LOG_GROUP_ARN.matcher(arn).find()) {
            throw invalid("Log Destination is not the ARN of a log group: " + arn);
        }
        return arn;
    }

    private static String text(@Nullable List<String> logGroupArns, boolean includeExecutionData, String level) {
        Answer answer = Answer.empty();
        if (logGroupArns != null) {
            answer.set(
                    "destinations",
                    logGroupArns.stream()
                            .map(arn -> Map.of("cloudWatchLogsLogGroup", Map.of("logGroupArn", arn)))
                            .toList());
        }
        return JsonWriter.write(answer.set("includeExecutionData", includeExecutionData)
                .set("level", level)
                .members());
    }

    private static RequestFault invalid(String reason) {
        return RequestFault.client("InvalidLoggingConfiguration", "Invalid Logging Configuration: " + reason);
    }
}
