package io.stepwell.server.logs;

import java.util.List;

/**
 * A log event on its way out.
 *
 * @param logGroups the names of the log groups it is for
 * @param stream the name of its stream in them
 * @param message one line of JSON
 */
record LogEntry(List<String> logGroups, String stream, long timeMillis, String message) {}
