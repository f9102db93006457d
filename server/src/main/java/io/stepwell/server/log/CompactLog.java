package io.stepwell.server.log;

import io.helidon.common.buffers.DataReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** One line for each message on stderr: time, level, room, message. */
public final class CompactLog extends Formatter {
    private static final Logger HELIDON = Logger.getLogger("io.helidon");
    /** Tells of a port in use with a stack trace; our own message says it in one line. */
    private static final Logger HELIDON_START = Logger.getLogger("io.helidon.webserver.LoomServer");

    private static final String FUNCTIONS = "io.stepwell.function.";
    private static final Logger CONNECTIONS = Logger.getLogger("io.helidon.webserver.http1.Http1Connection");

    CompactLog() {}

    /** Makes this the log of the process. */
    public static void install(Level level) {
        LogManager manager = LogManager.getLogManager();
        manager.reset();
        Handler handler = new ConsoleHandler();
        handler.setFormatter(new CompactLog());
        handler.setLevel(level);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(level);
        HELIDON.setLevel(Level.WARNING);
        CONNECTIONS.setFilter(entry -> !isOfAClientThatLeft(entry));
        HELIDON_START.setLevel(Level.OFF);
        if (manager instanceof LastingLogManager lasting) {
            lasting.keep();
        }
    }

    /** Whoever may connect could fill the log with traces by leaving in the middle of a request. */
    private static boolean isOfAClientThatLeft(LogRecord entry) {
        return entry.getThrown() != null
                && entry.getThrown().getCause() instanceof DataReader.InsufficientDataAvailableException;
    }

    @Override
    public String format(LogRecord entry) {
        StringBuilder line = new StringBuilder(160)
                .append(time(entry))
                .append(' ')
                .append(level(entry.getLevel()))
                .append(' ')
                .append(room(entry.getLoggerName()))
                .append(": ")
                .append(oneLine(formatMessage(entry)))
                .append('\n');
        if (entry.getThrown() != null) {
            StringWriter trace = new StringWriter();
            entry.getThrown().printStackTrace(new PrintWriter(trace));
            line.append(trace);
        }
        return line.toString();
    }

    private static String time(LogRecord entry) {
        return entry.getInstant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Text of others in a message must not look like a line of its own. */
    private static String oneLine(String message) {
        return message.replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARN ";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO " : "DEBUG";
    }

    /**
     * The room a class is in: {@code server} of {@code io.stepwell.server.http.Listener}. What a local function writes names
     * the function: {@code function charge-card}.
     */
    private static String room(String logger) {
        String[] parts = logger == null ? new String[] {"?"} : logger.split("\\.");
        if (logger != null && logger.startsWith(FUNCTIONS)) {
            return "function " + logger.substring(FUNCTIONS.length());
        }
        return parts.length > 2 && logger.startsWith("io.stepwell.") ? parts[2] : parts[parts.length - 1];
    }
}
