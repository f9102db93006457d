package io.stepwell.engine;

/**
 * What the ARN of an execution says of it, so that it need not be written beside the ARN. Rows and chunks of the journal are
 * written with this: what it answers for an ARN never changes.
 *
 * @param name the last part
 * @param stateMachineArn the state machine, or the labelled one of a child of a map run; empty when the ARN names none
 * @param stateMachineName the last part of that; empty when the ARN names none
 */
public record ExecutionNames(String name, String stateMachineArn, String stateMachineName) {
    private static final String TYPE = ":execution:";

    /** Of any text: one that is no ARN of a standard execution names no state machine. */
    public static ExecutionNames of(String arn) {
        int last = arn.lastIndexOf(':');
        String name = arn.substring(last + 1);
        int type = arn.indexOf(TYPE);
        if (type < 0 || type + TYPE.length() > last) {
            return new ExecutionNames(name, "", "");
        }
        String machine = arn.substring(type + TYPE.length(), last);
        return new ExecutionNames(name, arn.substring(0, type) + ":stateMachine:" + machine, machine);
    }

    /** The names that were given to an execution. */
    public static ExecutionNames of(ExecutionOrigin origin) {
        return new ExecutionNames(origin.name(), origin.stateMachineArn(), origin.stateMachineName());
    }
}
