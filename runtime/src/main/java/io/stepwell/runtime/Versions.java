package io.stepwell.runtime;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.runtime.Catalogue.StateMachine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Published versions of state machines, and the aliases that route to them. A version is named
 * {@code <state machine ARN>:<number>}, an alias {@code <state machine ARN>:<name>}. Refusals are {@link RequestRefused}.
 */
public interface Versions {
    /**
     * Publishes the current revision of a state machine, or answers the version that has been published of it.
     *
     * @param revisionId the revision that must be the current one, {@code INITIAL} for that of a state machine never
     *     updated; null for whichever is current
     */
    Version publish(String stateMachineArn, @Nullable String revisionId, @Nullable String description);

    /** A version by its ARN. */
    Version version(String arn);

    /** The newest first. */
    Page<Version> versions(String stateMachineArn, @Nullable String cursor, int limit);

    /** Refused while an alias routes to it; its executions go on. Deleting what does not exist is fine. */
    void deleteVersion(String arn);

    /** Creates, or answers the existing one when it is the same. */
    Alias createAlias(String name, @Nullable String description, List<Route> routes);

    Alias alias(String arn);

    /** Changes what is not null. */
    Alias updateAlias(String arn, @Nullable String description, @Nullable List<Route> routes);

    void deleteAlias(String arn);

    /** The aliases of a state machine, or those that route to a version, by name. */
    Page<Alias> aliases(String arn, @Nullable String cursor, int limit);

    /** What an execution started with this ARN runs; an alias draws one of its versions by their weights. */
    Target target(String arn);

    /** The state machine that an ARN names: its own, or that of a version or an alias. */
    StateMachine machineOf(String arn);

    /**
     * A published version.
     *
     * @param number from 1, never given twice
     * @param machine the state machine as it was published
     * @param creationMillis when it was published
     */
    record Version(
            int number, StateMachine machine, @Nullable String description, long creationMillis) {
        public String arn() {
            return machine.arn() + ":" + number;
        }
    }

    /**
     * An alias.
     *
     * @param routes one or two versions of one state machine; their weights add up to 100
     */
    record Alias(
            String stateMachineArn,
            String name,
            @Nullable String description,
            List<Route> routes,
            long creationMillis,
            long updateMillis) {
        public String arn() {
            return stateMachineArn + ":" + name;
        }

        /** Whether it routes to that version, if only with weight 0. */
        public boolean routesTo(String versionArn) {
            return routes.stream().anyMatch(route -> route.versionArn().equals(versionArn));
        }
    }

    /**
     * A version an alias routes to.
     *
     * @param weight how many of a hundred executions run it, 0 to 100
     */
    record Route(String versionArn, int weight) {}

    /**
     * What is to be run.
     *
     * @param versionArn null when the state machine itself was named
     * @param aliasArn null when no alias was named
     */
    record Target(
            StateMachine machine,
            @Nullable String versionArn,
            @Nullable String aliasArn) {
        /** What an execution of it is. */
        public ExecutionOrigin origin(String executionArn, String name, @Nullable String traceHeader) {
            return new ExecutionOrigin(
                    executionArn,
                    name,
                    machine.arn(),
                    machine.name(),
                    machine.definitionId(),
                    machine.roleArn(),
                    traceHeader,
                    versionArn,
                    aliasArn);
        }
    }
}
