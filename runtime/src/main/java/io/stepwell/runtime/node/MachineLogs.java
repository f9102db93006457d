package io.stepwell.runtime.node;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import io.stepwell.runtime.ExecutionLog;
import io.stepwell.runtime.catalogue.StoredCatalogue;
import java.util.List;

/** Tells the log of executions what the state machine they belong to wants of it. */
final class MachineLogs {
    private static final String OFF = "\"level\":\"OFF\"";

    private final StoredCatalogue catalogue;
    private final ExecutionLog log;

    MachineLogs(StoredCatalogue catalogue, ExecutionLog log) {
        this.catalogue = catalogue;
        this.log = log;
    }

    /** Whether what happens in an execution is to be logged. */
    boolean want(ExecutionOrigin origin) {
        String configuration = catalogue.loggingConfiguration(origin);
        return configuration != null && !configuration.contains(OFF);
    }

    void happened(ExecutionOrigin origin, int redriveCount, List<Event> events) {
        String configuration = catalogue.loggingConfiguration(origin);
        if (configuration != null && !configuration.contains(OFF)) {
            log.happened(origin, redriveCount, configuration, events);
        }
    }
}
