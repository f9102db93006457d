package io.stepwell.api.operation;

import java.util.List;

/** The operations this server has. */
public final class Operations {
    private Operations() {}

    /** All operations, in the order of the API reference's themes. */
    public static List<Operation<?>> all(Workplace place) {
        return List.of(
                new CreateStateMachine(place),
                new StartExecution(place),
                new DescribeExecution(place),
                new GetExecutionHistory(place));
    }

    /** Operations of AWS Step Functions that this server does not have. */
    public static final List<String> NOT_IMPLEMENTED = List.of(
            "CreateStateMachineAlias",
            "DeleteStateMachineAlias",
            "DeleteStateMachineVersion",
            "DescribeMapRun",
            "DescribeStateMachineAlias",
            "ListMapRuns",
            "ListStateMachineAliases",
            "ListStateMachineVersions",
            "PublishStateMachineVersion",
            "RedriveExecution",
            "TestState",
            "UpdateMapRun",
            "UpdateStateMachineAlias");
}
