package io.stepwell.engine;

import org.jspecify.annotations.Nullable;

/**
 * What an execution is, fixed when it is started.
 *
 * @param arn {@code arn:aws:states:<region>:<account>:execution:<state machine>:<name>}, or of type {@code express}
 * @param name unique among the executions of its state machine
 * @param stateMachineArn the state machine, unqualified
 * @param stateMachineName the last part of that
 * @param definitionId names the text that is run, whatever becomes of the state machine
 * @param roleArn the role the state machine had
 * @param traceHeader the X-Ray header of the request
 * @param versionArn the version of the state machine that is run; null when it was not started as a version
 * @param aliasArn the alias it was started with; null for none
 */
public record ExecutionOrigin(
        String arn,
        String name,
        String stateMachineArn,
        String stateMachineName,
        String definitionId,
        String roleArn,
        @Nullable String traceHeader,
        @Nullable String versionArn,
        @Nullable String aliasArn) {
    /** An execution of the state machine itself. */
    public ExecutionOrigin(
            String arn,
            String name,
            String stateMachineArn,
            String stateMachineName,
            String definitionId,
            String roleArn,
            @Nullable String traceHeader) {
        this(arn, name, stateMachineArn, stateMachineName, definitionId, roleArn, traceHeader, null, null);
    }

    /** Whether the ARN is that of an execution of an express workflow. */
    public boolean isExpress() {
        return arn.contains(":express:");
    }
}
