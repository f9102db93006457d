package io.stepwell.embedded;

import io.stepwell.engine.task.Integration;
import io.stepwell.integrations.lambda.FunctionName;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.storage.Store;
import io.stepwell.storage.memory.MemoryStore;
import io.stepwell.storage.rocksdb.RocksDbSettings;
import io.stepwell.storage.rocksdb.RocksDbStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link Stepwell} is to be; {@link #open} makes it. */
public final class StepwellBuilder {
    private final @Nullable Path folder;
    private final Map<String, TaskHandler> functions = new HashMap<>();
    private final Map<String, TaskHandler> resources = new HashMap<>();
    private final List<Integration> integrations = new ArrayList<>();
    private @Nullable Instant virtualStart;

    StepwellBuilder(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * Lets a Java lambda do what tasks with this resource ask for.
     *
     * @param resource the ARN of a Lambda function, which {@code lambda:invoke} with that function reaches too; or any other
     *     resource as the definition writes it: {@code arn:aws:states:::dynamodb:putItem}
     * @throws IllegalArgumentException when a Task cannot call such a resource, or it has a handler already
     */
    public StepwellBuilder task(String resource, TaskHandler handler) {
        TaskResource parsed = TaskResource.parse(resource);
        TaskHandler before = switch (parsed.kind()) {
            case LAMBDA_FUNCTION -> functions.put(functionName(resource), handler);
            case SERVICE -> resources.put(resource, handler);
            case ACTIVITY ->
                throw new IllegalArgumentException("An activity is polled for by workers; " + resource
                        + " cannot have a handler. Use the ARN of a Lambda function");
        };
        if (before != null) {
            throw new IllegalArgumentException(resource + " has a handler already");
        }
        return this;
    }

    private static String functionName(String arn) {
        FunctionName name = FunctionName.parse(arn);
        if (name == null) {
            throw new IllegalArgumentException(arn + " is not the ARN of a Lambda function");
        }
        return name.name();
    }

    /** Lets tasks call this too, where no handler serves their resource; earlier ones are asked first. */
    public StepwellBuilder integration(Integration integration) {
        integrations.add(integration);
        return this;
    }

    /** Lets time stand still at this moment until {@link Stepwell#advance} moves it. */
    public StepwellBuilder virtualTime(Instant start) {
        virtualStart = start;
        return this;
    }

    /** As {@link #virtualTime(Instant)}, beginning on 1 January 2026. */
    public StepwellBuilder virtualTime() {
        return virtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /**
     * Opens it; executions that were open in the folder go on, their tasks in flight are called again.
     *
     * @throws io.stepwell.storage.StoreException when the folder cannot be opened, or another process has it
     */
    public Stepwell open() {
        return new Stepwell(store(), Map.copyOf(functions), Map.copyOf(resources), integrations, virtualStart);
    }

    private Store store() {
        return folder == null ? new MemoryStore() : RocksDbStore.open(folder, RocksDbSettings.small());
    }
}
