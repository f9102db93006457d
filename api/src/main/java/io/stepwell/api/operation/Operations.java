package io.stepwell.api.operation;

import java.util.List;

/** The operations of AWS Step Functions. */
public final class Operations {
    private Operations() {}

    /** All of them. */
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
                ListStateMachineVersions.in(place),
                new DeleteStateMachineVersion(place),
                new CreateStateMachineAlias(place),
                new DescribeStateMachineAlias(place),
                new UpdateStateMachineAlias(place),
                new DeleteStateMachineAlias(place),
                ListStateMachineAliases.in(place),
                new StartExecution(place),
                new StartSyncExecution(place),
                new StopExecution(place),
                new RedriveExecution(place),
                new DescribeExecution(place),
                new ListExecutions(place),
                new GetExecutionHistory(place),
                new DescribeMapRun(place),
                ListMapRuns.in(place),
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
