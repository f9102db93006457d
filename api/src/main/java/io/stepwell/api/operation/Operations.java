package io.stepwell.api.operation;

import java.util.List;

/** The operations of AWS Step Functions: those this server has and those it does not. */
public final class Operations {
    /** Operations of AWS Step Functions that this server does not have. */
    public static final List<String> NOT_IMPLEMENTED = List.of();

    private Operations() {}

    /** The operations this server has. */
    public static List<Operation<?>> all(Workplace place) {
        return List.of(
                new CreateStateMachine(place),
                new UpdateStateMachine(place),
                new DescribeStateMachine(place),
                new DescribeStateMachineForExecution(place),
                new DeleteStateMachine(place),
                ListStateMachines.in(place),
                new ValidateStateMachineDefinition(place),
                new TestState(place),
                new PublishStateMachineVersion(place),
                new ListStateMachineVersions(place),
                new DeleteStateMachineVersion(place),
                new CreateStateMachineAlias(place),
                new DescribeStateMachineAlias(place),
                new UpdateStateMachineAlias(place),
                new DeleteStateMachineAlias(place),
                new ListStateMachineAliases(place),
                new StartExecution(place),
                new StartSyncExecution(place),
                new StopExecution(place),
                new RedriveExecution(place),
                new DescribeExecution(place),
                new ListExecutions(place),
                new GetExecutionHistory(place),
                new DescribeMapRun(place),
                new ListMapRuns(place),
                new UpdateMapRun(place),
                new CreateActivity(place),
                new DescribeActivity(place),
                new DeleteActivity(place),
                ListActivities.in(place),
                new GetActivityTask(place),
                new SendTaskSuccess(place),
                new SendTaskFailure(place),
                new SendTaskHeartbeat(place),
                new TagResource(place),
                new UntagResource(place),
                new ListTagsForResource(place));
    }
}
