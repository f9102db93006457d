package io.stepwell.api;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue;
import io.stepwell.runtime.Executions;
import io.stepwell.runtime.MapRuns;
import io.stepwell.runtime.Orchestrator;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.StateTrials;
import io.stepwell.runtime.TaskDesk;
import io.stepwell.runtime.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An orchestrator over maps: it keeps state machines, activities and tags. Executions are in {@link InMemoryExecutions}. */
final class InMemoryOrchestrator implements Orchestrator, Catalogue {
    final Map<String, StateMachine> machines = new LinkedHashMap<>();
    final Map<String, String> definitions = new LinkedHashMap<>();
    final Map<String, Activity> activities = new LinkedHashMap<>();
    final Map<String, Map<String, String>> tags = new LinkedHashMap<>();
    final InMemoryExecutions executions = new InMemoryExecutions(this);
    final InMemoryMapRuns mapRuns = new InMemoryMapRuns();
    final InMemoryTaskDesk tasks = new InMemoryTaskDesk(this);
    long nowMillis = 1_700_000_000_123L;

    @Override
    public Catalogue catalogue() {
        return this;
    }

    @Override
    public Executions executions() {
        return executions;
    }

    @Override
    public TaskDesk tasks() {
        return tasks;
    }

    @Override
    public StateTrials trials() {
        throw new UnsupportedOperationException("states are tried out in the server's tests");
    }

    @Override
    public MapRuns mapRuns() {
        return mapRuns;
    }

    @Override
    public void close() {}

    @Override
    public StateMachine createStateMachine(NewStateMachine wanted) {
        StateMachine old = machines.get(wanted.arn());
        if (old != null) {
            boolean same = definitionText(old.definitionId()).equals(wanted.definition())
                    && old.loggingConfiguration().equals(wanted.loggingConfiguration());
            if (!same) {
                throw new RequestRefused(Reason.STATE_MACHINE_ALREADY_EXISTS, wanted.arn());
            }
            return old;
        }
        StateMachine created = new StateMachine(
                wanted.arn(),
                wanted.name(),
                wanted.type(),
                false,
                store(wanted.definition()),
                wanted.roleArn(),
                nowMillis,
                null,
                null,
                wanted.loggingConfiguration(),
                wanted.tracingConfiguration(),
                wanted.encryptionConfiguration(),
                0);
        machines.put(created.arn(), created);
        tags.put(created.arn(), new LinkedHashMap<>(wanted.tags()));
        return created;
    }

    private String store(String definition) {
        String id = UUID.randomUUID().toString();
        definitions.put(id, definition);
        return id;
    }

    @Override
    public StateMachine updateStateMachine(String arn, StateMachineUpdate update) {
        StateMachine old = stateMachine(arn);
        String definition = update.definition();
        StateMachine updated = new StateMachine(
                arn,
                old.name(),
                old.type(),
                false,
                definition == null ? old.definitionId() : store(definition),
                Objects.requireNonNullElse(update.roleArn(), old.roleArn()),
                old.creationMillis(),
                nowMillis,
                UUID.randomUUID().toString(),
                Objects.requireNonNullElse(update.loggingConfiguration(), old.loggingConfiguration()),
                Objects.requireNonNullElse(update.tracingConfiguration(), old.tracingConfiguration()),
                old.encryptionConfiguration(),
                0);
        machines.put(arn, updated);
        return updated;
    }

    @Override
    public StateMachine stateMachine(String arn) {
        StateMachine machine = machines.get(arn);
        if (machine == null) {
            throw new RequestRefused(Reason.STATE_MACHINE_DOES_NOT_EXIST, arn);
        }
        return machine;
    }

    @Override
    public void deleteStateMachine(String arn) {
        machines.remove(arn);
    }

    @Override
    public Page<StateMachine> stateMachines(@Nullable String cursor, int limit) {
        return page(new ArrayList<>(machines.values()), cursor, limit);
    }

    @Override
    public Versions versions() {
        throw new UnsupportedOperationException("nothing is published here");
    }

    @Override
    public String definitionText(String definitionId) {
        return Objects.requireNonNull(definitions.get(definitionId));
    }

    @Override
    public Definition definition(String definitionId) {
        throw new UnsupportedOperationException("nothing is run here");
    }

    @Override
    public Activity createActivity(
            String arn, String name, @Nullable String encryptionConfiguration, Map<String, String> newTags) {
        tags.computeIfAbsent(arn, _ -> new LinkedHashMap<>(newTags));
        return activities.computeIfAbsent(arn, _ -> new Activity(arn, name, nowMillis, encryptionConfiguration));
    }

    @Override
    public Activity activity(String arn) {
        Activity activity = activities.get(arn);
        if (activity == null) {
            throw new RequestRefused(Reason.ACTIVITY_DOES_NOT_EXIST, arn);
        }
        return activity;
    }

    @Override
    public void deleteActivity(String arn) {
        activities.remove(arn);
    }

    @Override
    public Page<Activity> activities(@Nullable String cursor, int limit) {
        return page(new ArrayList<>(activities.values()), cursor, limit);
    }

    @Override
    public void tag(String resourceArn, Map<String, String> newTags) {
        existingTags(resourceArn).putAll(newTags);
    }

    @Override
    public void untag(String resourceArn, Iterable<String> keys) {
        keys.forEach(existingTags(resourceArn)::remove);
    }

    @Override
    public Map<String, String> tags(String resourceArn) {
        return existingTags(resourceArn);
    }

    private Map<String, String> existingTags(String resourceArn) {
        Map<String, String> existing = tags.get(resourceArn);
        if (existing == null) {
            throw new RequestRefused(Reason.RESOURCE_NOT_FOUND, resourceArn);
        }
        return existing;
    }

    /** Cursors are plain offsets. */
    static <T> Page<T> page(List<T> all, @Nullable String cursor, int limit) {
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + limit);
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? Integer.toString(to) : null);
    }

    /** What the execution was started from, for events in tests. */
    static ExecutionOrigin origin(String executionArn, StateMachine machine, String name) {
        return new ExecutionOrigin(
                executionArn, name, machine.arn(), machine.name(), machine.definitionId(), machine.roleArn(), null);
    }

    /** The first event of every history. */
    static Event started(ExecutionOrigin origin, Json input, long nowMillis) {
        return new Event.ExecutionStarted(new io.stepwell.engine.event.EventHead(1, 0, nowMillis), origin, input);
    }
}
