package io.stepwell.integrations.optimised;

import static io.stepwell.integrations.optimised.Job.describedBy;
import static io.stepwell.integrations.optimised.Job.parameter;
import static io.stepwell.integrations.optimised.Job.submitted;
import static io.stepwell.integrations.optimised.Job.text;
import static io.stepwell.integrations.optimised.OptimisedAction.of;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The optimised services, one paragraph each (Developer Guide, "Integrating services with Step Functions": the page of
 * the service). Lambda, SQS, Step Functions and API Gateway have packages of their own.
 */
final class OptimisedServices {
    private static final Job.Source WHY = text("Cancelled by Step Functions");

    private OptimisedServices() {}

    static final List<OptimisedService> ALL = List.of(
            new OptimisedService("sns", "sns", "SNS", "AmazonSNS", of("publish").withToken()),
            new OptimisedService(
                    "dynamodb",
                    "dynamodb",
                    "DynamoDB",
                    "AmazonDynamoDBv2",
                    "AmazonDynamoDBException",
                    List.of(of("getItem"), of("putItem"), of("updateItem"), of("deleteItem"))),
            new OptimisedService(
                    "events",
                    "eventbridge",
                    "EventBridge",
                    "AmazonEventBridge",
                    of("putEvents").withToken().asking(PutEvents::withExecution).answering(PutEvents::failedEntries)),
            new OptimisedService(
                    "batch",
                    "batch",
                    "Batch",
                    "AWSBatch",
                    of("submitJob")
                            .withJob(describedBy(
                                            "describeJobs",
                                            "Jobs",
                                            submitted("JobId").listed())
                                    .at("Jobs[0]")
                                    .until("Status", "SUCCEEDED", "FAILED")
                                    .cancelledBy("terminateJob", "JobId", submitted("JobId"))
                                    .cancelledWith("Reason", WHY))),
            new OptimisedService(
                    "ecs",
                    "ecs",
                    "ECS",
                    "AmazonECS",
                    of("runTask")
                            .withToken()
                            .answering(EcsTask::placed)
                            .withJob(describedBy(
                                            "describeTasks",
                                            "Tasks",
                                            submitted("Tasks[0].TaskArn").listed())
                                    .and("Cluster", parameter("Cluster"))
                                    .at("Tasks[0]")
                                    .until(EcsTask::status)
                                    .cancelledBy("stopTask", "Task", submitted("Tasks[0].TaskArn"))
                                    .cancelledWith("Cluster", parameter("Cluster"))
                                    .cancelledWith("Reason", WHY))),
            new OptimisedService(
                    "glue",
                    "glue",
                    "Glue",
                    "AWSGlue",
                    of("startJobRun")
                            .answering(OptimisedServices::withJobName)
                            .withJob(describedBy("getJobRun", "JobName", parameter("JobName"))
                                    .and("RunId", submitted("JobRunId"))
                                    .at("JobRun")
                                    .until("JobRunState", "SUCCEEDED", "FAILED STOPPED TIMEOUT ERROR EXPIRED")
                                    .cancelledBy("batchStopJobRun", "JobName", parameter("JobName"))
                                    .cancelledWith(
                                            "JobRunIds", submitted("JobRunId").listed()))),
            new OptimisedService(
                    "databrew",
                    "databrew",
                    "DataBrew",
                    "AWSGlueDataBrew",
                    of("startJobRun")
                            .withJob(describedBy("describeJobRun", "Name", parameter("Name"))
                                    .and("RunId", submitted("RunId"))
                                    .until("State", "SUCCEEDED", "FAILED STOPPED TIMEOUT")
                                    .cancelledBy("stopJobRun"))),
            new OptimisedService(
                    "codebuild",
                    "codebuild",
                    "CodeBuild",
                    "AWSCodeBuild",
                    of("startBuild")
                            .withJob(describedBy(
                                            "batchGetBuilds",
                                            "Ids",
                                            submitted("Build.Id").listed())
                                    .at("Builds[0]")
                                    .as("Build")
                                    .until("BuildStatus", "SUCCEEDED", "FAILED FAULT TIMED_OUT STOPPED")
                                    .cancelledBy("stopBuild", "Id", submitted("Build.Id"))),
                    of("stopBuild"),
                    of("batchDeleteBuilds"),
                    of("batchGetReports"),
                    of("startBuildBatch")
                            .withJob(describedBy(
                                            "batchGetBuildBatches",
                                            "Ids",
                                            submitted("BuildBatch.Id").listed())
                                    .at("BuildBatches[0]")
                                    .as("BuildBatch")
                                    .until("BuildBatchStatus", "SUCCEEDED", "FAILED FAULT TIMED_OUT STOPPED")
                                    .cancelledBy("stopBuildBatch", "Id", submitted("BuildBatch.Id"))),
                    of("stopBuildBatch"),
                    of("retryBuildBatch"),
                    of("deleteBuildBatch")),
            new OptimisedService(
                    "athena",
                    "athena",
                    "Athena",
                    "AmazonAthena",
                    of("startQueryExecution")
                            .withJob(describedBy("getQueryExecution", "QueryExecutionId", submitted("QueryExecutionId"))
                                    .until("QueryExecution.Status.State", "SUCCEEDED", "FAILED CANCELLED")
                                    .cancelledBy("stopQueryExecution")),
                    of("stopQueryExecution"),
                    of("getQueryExecution"),
                    of("getQueryResults")),
            new OptimisedService(
                    "mediaconvert",
                    "mediaconvert",
                    "MediaConvert",
                    "AWSMediaConvert",
                    of("createJob")
                            .withJob(describedBy("getJob", "Id", submitted("Job.Id"))
                                    .until("Job.Status", "COMPLETE", "ERROR CANCELED")
                                    .cancelledBy("cancelJob"))),
            new OptimisedService(
                    "sagemaker",
                    "sagemaker",
                    "SageMaker",
                    "AmazonSageMaker",
                    sageMakerJob("Training"),
                    sageMakerJob("Transform"),
                    sageMakerJob("Processing"),
                    sageMakerJob("HyperParameterTuning"),
                    sageMakerJob("Labeling"),
                    of("createEndpoint"),
                    of("createEndpointConfig"),
                    of("createModel"),
                    of("updateEndpoint")),
            new OptimisedService(
                    "bedrock",
                    "bedrock",
                    "Bedrock",
                    "AmazonBedrock",
                    of("createModelCustomizationJob")
                            .withToken()
                            .withJob(describedBy("getModelCustomizationJob", "JobIdentifier", submitted("JobArn"))
                                    .until("Status", "Completed", "Failed Stopped")
                                    .cancelledBy("stopModelCustomizationJob"))),
            new OptimisedService(
                    "bedrock",
                    "bedrockruntime",
                    "Bedrock",
                    "AmazonBedrockRuntime",
                    of("invokeModel")
                            .withToken()
                            .asking(InvokedModel::withInput)
                            .answering(InvokedModel::withOutput)),
            EmrServices.EMR,
            EmrServices.EMR_SERVERLESS,
            EmrServices.EMR_CONTAINERS,
            EksService.EKS);

    /** Glue answers only with the id of the run (Developer Guide, "Start an AWS Glue job"). */
    private static Map<String, @Nullable Object> withJobName(
            Step.Context context, Map<String, @Nullable Object> result) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(result);
        more.put("JobName", Job.at(context.call().parameters().tree(), "JobName"));
        return more;
    }

    private static OptimisedAction sageMakerJob(String kind) {
        String name = kind + "JobName";
        return of("create" + kind + "Job")
                .withJob(describedBy("describe" + kind + "Job", name, parameter(name))
                        .until(kind + "JobStatus", "Completed", "Failed Stopped")
                        .cancelledBy("stop" + kind + "Job"));
    }
}
