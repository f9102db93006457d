package io.stepwell.conformance.client;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;

/** All operations of Step Functions. */
public final class SfnOperations {
    static final Map<String, SdkOperation<SfnClient>> BY_NAME = Map.ofEntries(
            entry(
                    "CreateActivity",
                    SdkOperation.of(
                            CreateActivityRequest::builder, CreateActivityRequest.class, SfnClient::createActivity)),
            entry(
                    "CreateStateMachine",
                    SdkOperation.of(
                            CreateStateMachineRequest::builder,
                            CreateStateMachineRequest.class,
                            SfnClient::createStateMachine)),
            entry(
                    "CreateStateMachineAlias",
                    SdkOperation.of(
                            CreateStateMachineAliasRequest::builder,
                            CreateStateMachineAliasRequest.class,
                            SfnClient::createStateMachineAlias)),
            entry(
                    "DeleteActivity",
                    SdkOperation.of(
                            DeleteActivityRequest::builder, DeleteActivityRequest.class, SfnClient::deleteActivity)),
            entry(
                    "DeleteStateMachine",
                    SdkOperation.of(
                            DeleteStateMachineRequest::builder,
                            DeleteStateMachineRequest.class,
                            SfnClient::deleteStateMachine)),
            entry(
                    "DeleteStateMachineAlias",
                    SdkOperation.of(
                            DeleteStateMachineAliasRequest::builder,
                            DeleteStateMachineAliasRequest.class,
                            SfnClient::deleteStateMachineAlias)),
            entry(
                    "DeleteStateMachineVersion",
                    SdkOperation.of(
                            DeleteStateMachineVersionRequest::builder,
                            DeleteStateMachineVersionRequest.class,
                            SfnClient::deleteStateMachineVersion)),
            entry(
                    "DescribeActivity",
                    SdkOperation.of(
                            DescribeActivityRequest::builder,
                            DescribeActivityRequest.class,
                            SfnClient::describeActivity)),
            entry(
                    "DescribeExecution",
                    SdkOperation.of(
                            DescribeExecutionRequest::builder,
                            DescribeExecutionRequest.class,
                            SfnClient::describeExecution)),
            entry(
                    "DescribeMapRun",
                    SdkOperation.of(
                            DescribeMapRunRequest::builder, DescribeMapRunRequest.class, SfnClient::describeMapRun)),
            entry(
                    "DescribeStateMachine",
                    SdkOperation.of(
                            DescribeStateMachineRequest::builder,
                            DescribeStateMachineRequest.class,
                            SfnClient::describeStateMachine)),
            entry(
                    "DescribeStateMachineAlias",
                    SdkOperation.of(
                            DescribeStateMachineAliasRequest::builder,
                            DescribeStateMachineAliasRequest.class,
                            SfnClient::describeStateMachineAlias)),
            entry(
                    "DescribeStateMachineForExecution",
                    SdkOperation.of(
                            DescribeStateMachineForExecutionRequest::builder,
                            DescribeStateMachineForExecutionRequest.class,
                            SfnClient::describeStateMachineForExecution)),
            entry(
                    "GetActivityTask",
                    SdkOperation.of(
                            GetActivityTaskRequest::builder, GetActivityTaskRequest.class, SfnClient::getActivityTask)),
            entry(
                    "GetExecutionHistory",
                    SdkOperation.of(
                            GetExecutionHistoryRequest::builder,
                            GetExecutionHistoryRequest.class,
                            SfnClient::getExecutionHistory)),
            entry(
                    "ListActivities",
                    SdkOperation.of(
                            ListActivitiesRequest::builder, ListActivitiesRequest.class, SfnClient::listActivities)),
            entry(
                    "ListExecutions",
                    SdkOperation.of(
                            ListExecutionsRequest::builder, ListExecutionsRequest.class, SfnClient::listExecutions)),
            entry(
                    "ListMapRuns",
                    SdkOperation.of(ListMapRunsRequest::builder, ListMapRunsRequest.class, SfnClient::listMapRuns)),
            entry(
                    "ListStateMachineAliases",
                    SdkOperation.of(
                            ListStateMachineAliasesRequest::builder,
                            ListStateMachineAliasesRequest.class,
                            SfnClient::listStateMachineAliases)),
            entry(
                    "ListStateMachineVersions",
                    SdkOperation.of(
                            ListStateMachineVersionsRequest::builder,
                            ListStateMachineVersionsRequest.class,
                            SfnClient::listStateMachineVersions)),
            entry(
                    "ListStateMachines",
                    SdkOperation.of(
                            ListStateMachinesRequest::builder,
                            ListStateMachinesRequest.class,
                            SfnClient::listStateMachines)),
            entry(
                    "ListTagsForResource",
                    SdkOperation.of(
                            ListTagsForResourceRequest::builder,
                            ListTagsForResourceRequest.class,
                            SfnClient::listTagsForResource)),
            entry(
                    "PublishStateMachineVersion",
                    SdkOperation.of(
                            PublishStateMachineVersionRequest::builder,
                            PublishStateMachineVersionRequest.class,
                            SfnClient::publishStateMachineVersion)),
            entry(
                    "RedriveExecution",
                    SdkOperation.of(
                            RedriveExecutionRequest::builder,
                            RedriveExecutionRequest.class,
                            SfnClient::redriveExecution)),
            entry(
                    "SendTaskFailure",
                    SdkOperation.of(
                            SendTaskFailureRequest::builder, SendTaskFailureRequest.class, SfnClient::sendTaskFailure)),
            entry(
                    "SendTaskHeartbeat",
                    SdkOperation.of(
                            SendTaskHeartbeatRequest::builder,
                            SendTaskHeartbeatRequest.class,
                            SfnClient::sendTaskHeartbeat)),
            entry(
                    "SendTaskSuccess",
                    SdkOperation.of(
                            SendTaskSuccessRequest::builder, SendTaskSuccessRequest.class, SfnClient::sendTaskSuccess)),
            entry(
                    "StartExecution",
                    SdkOperation.of(
                            StartExecutionRequest::builder, StartExecutionRequest.class, SfnClient::startExecution)),
            entry(
                    "StartSyncExecution",
                    SdkOperation.of(
                            StartSyncExecutionRequest::builder,
                            StartSyncExecutionRequest.class,
                            SfnClient::startSyncExecution)),
            entry(
                    "StopExecution",
                    SdkOperation.of(
                            StopExecutionRequest::builder, StopExecutionRequest.class, SfnClient::stopExecution)),
            entry(
                    "TagResource",
                    SdkOperation.of(TagResourceRequest::builder, TagResourceRequest.class, SfnClient::tagResource)),
            entry(
                    "TestState",
                    SdkOperation.of(TestStateRequest::builder, TestStateRequest.class, SfnClient::testState)),
            entry(
                    "UntagResource",
                    SdkOperation.of(
                            UntagResourceRequest::builder, UntagResourceRequest.class, SfnClient::untagResource)),
            entry(
                    "UpdateMapRun",
                    SdkOperation.of(UpdateMapRunRequest::builder, UpdateMapRunRequest.class, SfnClient::updateMapRun)),
            entry(
                    "UpdateStateMachine",
                    SdkOperation.of(
                            UpdateStateMachineRequest::builder,
                            UpdateStateMachineRequest.class,
                            SfnClient::updateStateMachine)),
            entry(
                    "UpdateStateMachineAlias",
                    SdkOperation.of(
                            UpdateStateMachineAliasRequest::builder,
                            UpdateStateMachineAliasRequest.class,
                            SfnClient::updateStateMachineAlias)),
            entry(
                    "ValidateStateMachineDefinition",
                    SdkOperation.of(
                            ValidateStateMachineDefinitionRequest::builder,
                            ValidateStateMachineDefinitionRequest.class,
                            SfnClient::validateStateMachineDefinition)));

    private SfnOperations() {}

    /** The names of all operations. */
    public static Set<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }
}
