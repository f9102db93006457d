package io.stepwell.integrations.optimised;

import static io.stepwell.integrations.optimised.Job.describedBy;
import static io.stepwell.integrations.optimised.Job.parameter;
import static io.stepwell.integrations.optimised.Job.submitted;
import static io.stepwell.integrations.optimised.OptimisedAction.of;

/** The three kinds of Amazon EMR. */
final class EmrServices {
    private static final String CLUSTER = "ClusterId";
    private static final String STEP = "StepId";
    private static final String APPLICATION = "ApplicationId";

    private EmrServices() {}

    static final OptimisedService EMR = new OptimisedService(
            "elasticmapreduce",
            "emr",
            "EMR",
            "AmazonElasticMapReduce",
            of("createCluster")
                    .by("runJobFlow")
                    .asking(EmrSteps::lastingCluster)
                    .answering(EmrSteps.renaming("JobFlowId", CLUSTER))
                    .withJob(describedBy("describeCluster", CLUSTER, submitted(CLUSTER))
                            .until("Cluster.Status.State", "WAITING", "TERMINATED TERMINATED_WITH_ERRORS TERMINATING")
                            .cancelledBy(
                                    "terminateJobFlows",
                                    "JobFlowIds",
                                    submitted(CLUSTER).listed())),
            of("terminateCluster")
                    .by("terminateJobFlows")
                    .asking(EmrSteps.listing(CLUSTER, "JobFlowIds"))
                    .withJob(describedBy("describeCluster", CLUSTER, parameter(CLUSTER))
                            .until("Cluster.Status.State", "TERMINATED TERMINATED_WITH_ERRORS", "-")),
            of("addStep")
                    .by("addJobFlowSteps")
                    .asking(EmrSteps.both(EmrSteps.renaming(CLUSTER, "JobFlowId"), EmrSteps.listing("Step", "Steps")))
                    .answering(EmrSteps.taking("StepIds", STEP))
                    .withJob(describedBy("describeStep", CLUSTER, parameter(CLUSTER))
                            .and(STEP, submitted(STEP))
                            .until("Step.Status.State", "COMPLETED", "CANCELLED FAILED INTERRUPTED")
                            .cancelledBy("cancelSteps", CLUSTER, parameter(CLUSTER))
                            .cancelledWith("StepIds", submitted(STEP).listed())),
            of("cancelStep")
                    .by("cancelSteps")
                    .asking(EmrSteps.listing(STEP, "StepIds"))
                    .answering(EmrSteps.taking("CancelStepsInfoList", "CancelStepsInfo")),
            of("setClusterTerminationProtection")
                    .by("setTerminationProtection")
                    .asking(EmrSteps.listing(CLUSTER, "JobFlowIds")),
            of("modifyInstanceFleetByName")
                    .by("modifyInstanceFleet")
                    .asking(EmrSteps.byName("InstanceFleet", "listInstanceFleets")),
            of("modifyInstanceGroupByName")
                    .by("modifyInstanceGroups")
                    .asking(EmrSteps.both(
                            EmrSteps.byName("InstanceGroup", "listInstanceGroups"),
                            EmrSteps.listing("InstanceGroup", "InstanceGroups"))));

    static final OptimisedService EMR_SERVERLESS = new OptimisedService(
            "emr-serverless",
            "emrserverless",
            "EmrServerless",
            "AWSEMRServerless",
            of("createApplication")
                    .withJob(describedBy("getApplication", APPLICATION, submitted("ApplicationId"))
                            .until("Application.State", "CREATED STARTED", "TERMINATED")),
            of("startApplication")
                    .withJob(describedBy("getApplication", APPLICATION, parameter("ApplicationId"))
                            .until("Application.State", "STARTED", "STOPPED TERMINATED")),
            of("stopApplication")
                    .withJob(describedBy("getApplication", APPLICATION, parameter("ApplicationId"))
                            .until("Application.State", "STOPPED TERMINATED", "-")),
            of("deleteApplication")
                    .withJob(describedBy("getApplication", APPLICATION, parameter("ApplicationId"))
                            .until("Application.State", "TERMINATED", "-")
                            .orGone()),
            of("startJobRun")
                    .withJob(describedBy("getJobRun", APPLICATION, submitted("ApplicationId"))
                            .and("JobRunId", submitted("JobRunId"))
                            .until("JobRun.State", "SUCCESS", "FAILED CANCELLED")
                            .cancelledBy("cancelJobRun")),
            of("cancelJobRun")
                    .withJob(describedBy("getJobRun", APPLICATION, parameter("ApplicationId"))
                            .and("JobRunId", parameter("JobRunId"))
                            .until("JobRun.State", "CANCELLED SUCCESS FAILED", "-")));

    static final OptimisedService EMR_CONTAINERS = new OptimisedService(
            "emr-containers",
            "emrcontainers",
            "EMRContainers",
            "AmazonEMRContainers",
            of("createVirtualCluster"),
            of("deleteVirtualCluster")
                    .withJob(describedBy("describeVirtualCluster", "Id", parameter("Id"))
                            .until("VirtualCluster.State", "TERMINATED", "ARRESTED")
                            .orGone()),
            of("startJobRun")
                    .withJob(describedBy("describeJobRun", "Id", submitted("Id"))
                            .and("VirtualClusterId", submitted("VirtualClusterId"))
                            .until("JobRun.State", "COMPLETED", "FAILED CANCELLED")
                            .cancelledBy("cancelJobRun")));
}
