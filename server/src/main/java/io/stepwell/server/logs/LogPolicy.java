package io.stepwell.server.logs;

import io.stepwell.api.history.LogLevel;
import io.stepwell.language.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a logging configuration asks for.
 *
 * @param logGroups the names of log groups
 */
record LogPolicy(LogLevel level, boolean includeExecutionData, List<String> logGroups) {
    /** Reads a configuration the API has accepted. */
    static LogPolicy read(String configuration) {
        if (!(Json.ofValidText(configuration).tree() instanceof Map<?, ?> members)) {
            return new LogPolicy(LogLevel.OFF, false, List.of());
        }
        List<String> groups = members.get("destinations") instanceof List<?> destinations
                ? destinations.stream().map(LogPolicy::logGroup).toList()
                : List.of();
        return new LogPolicy(
                LogLevel.valueOf(String.valueOf(members.get("level"))),
                Boolean.TRUE.equals(members.get("includeExecutionData")),
                groups);
    }

    /** {@code arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*}: a name has no colon. */
    private static String logGroup(Object destination) {
        String arn = String.valueOf(member(member(destination, "cloudWatchLogsLogGroup"), "logGroupArn"));
        String[] parts = arn.split(":", 8);
        return parts.length > 6 ? parts[6] : arn;
    }

    private static @Nullable Object member(@Nullable Object value, String name) {
        return value instanceof Map<?, ?> members ? members.get(name) : null;
    }
}
