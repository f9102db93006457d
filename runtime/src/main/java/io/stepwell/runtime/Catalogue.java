package io.stepwell.runtime;

import io.stepwell.language.definition.Definition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State machines, activities and tags. Refusals are {@link RequestRefused}. */
public interface Catalogue {
    /** Creates, or answers the existing one when it is the same in all that counts. */
    StateMachine createStateMachine(NewStateMachine wanted);

    /** Changes what is not null in the update. */
    StateMachine updateStateMachine(String arn, StateMachineUpdate update);

    StateMachine stateMachine(String arn);

    /** Deletes at once, or when the last running execution has closed. Deleting what does not exist is fine. */
    void deleteStateMachine(String arn);

    /** In the order of their ARNs, as AWS lists them (recorded case, sfn_api list pagination). */
    Page<StateMachine> stateMachines(@Nullable String cursor, int limit);

    /** What has been published of the state machines. */
    Versions versions();

    /** The text of a definition, as stored. */
    String definitionText(String definitionId);

    /** The compiled form of a stored definition, cached. */
    Definition definition(String definitionId);

    /** Creates, or answers the existing one when its configuration is the same. */
    Activity createActivity(
            String arn, String name, @Nullable String encryptionConfiguration, Map<String, String> tags);

    Activity activity(String arn);

    void deleteActivity(String arn);

    Page<Activity> activities(@Nullable String cursor, int limit);

    void tag(String resourceArn, Map<String, String> tags);

    void untag(String resourceArn, Iterable<String> keys);

    /** The tags in the order they were set. */
    Map<String, String> tags(String resourceArn);

    /**
     * A state machine.
     *
     * @param type {@code STANDARD} or {@code EXPRESS}
     * @param definitionId names its definition text
     * @param revisionId changes with every update; null until the first one
     * @param lastVersion the number of the last version published, 0 for none; numbers are not used again
     * @param loggingConfiguration JSON of the API's shape; likewise tracing and encryption
     */
    record StateMachine(
            String arn,
            String name,
            String type,
            boolean deleting,
            String definitionId,
            String roleArn,
            long creationMillis,
            @Nullable Long updateMillis,
            @Nullable String revisionId,
            String loggingConfiguration,
            String tracingConfiguration,
            @Nullable String encryptionConfiguration,
            int lastVersion) {
        /** Whether its executions live in memory alone, for minutes at most. */
        public boolean isExpress() {
            return type.equals("EXPRESS");
        }

        /** The same, marked as to be deleted when its last execution has closed. */
        public StateMachine withDeleting() {
            return with(true, lastVersion);
        }

        /** The same, with one more version published. */
        public StateMachine withVersion(int number) {
            return with(deleting, number);
        }

        private StateMachine with(boolean nowDeleting, int nowLastVersion) {
            return new StateMachine(
                    arn,
                    name,
                    type,
                    nowDeleting,
                    definitionId,
                    roleArn,
                    creationMillis,
                    updateMillis,
                    revisionId,
                    loggingConfiguration,
                    tracingConfiguration,
                    encryptionConfiguration,
                    nowLastVersion);
        }
    }

    /** What CreateStateMachine asks for; the definition has been validated. */
    record NewStateMachine(
            String arn,
            String name,
            String type,
            String definition,
            String roleArn,
            String loggingConfiguration,
            String tracingConfiguration,
            @Nullable String encryptionConfiguration,
            Map<String, String> tags) {}

    /** What UpdateStateMachine asks for; null leaves a member as it is. */
    record StateMachineUpdate(
            @Nullable String definition,
            @Nullable String roleArn,
            @Nullable String loggingConfiguration,
            @Nullable String tracingConfiguration,
            @Nullable String encryptionConfiguration) {}

    record Activity(
            String arn,
            String name,
            long creationMillis,
            @Nullable String encryptionConfiguration) {}
}
