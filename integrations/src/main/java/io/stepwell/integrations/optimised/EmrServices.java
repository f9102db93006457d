package io.stepwell.integrations.optimised;

import static io.stepwell.integrations.optimised.Job.describedBy;
import static io.stepwell.integrations.optimised.Job.parameter;
import static io.stepwell.integrations.optimised.Job.submitted;
import static io.stepwell.integrations.optimised.OptimisedAction.of;

import io.stepwell.engine.task.TaskCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three kinds of Amazon EMR. */
final class EmrServices {
    private static final String APPLICATION = "ApplicationId";

    private EmrServices() {}

    /** The action names and parameters are Step Functions' own: one cluster or step at a time, by {@code ClusterId}. */
    static final OptimisedService EMR = new OptimisedService(
            "elasticmapreduce",
            "emr",
            "ElasticMapReduce",
            "AmazonElasticMapReduce",
            of("createCluster")
                    .by("runJobFlow")
                    .answering(result -> renamed(result, "JobFlowId", "ClusterId"))
                    .withJob(describedBy("describeCluster", "ClusterId", submitted("ClusterId"))
                            .until(
                                    "Cluster.Status.State",
                                    "WAITING RUNNING",
                                    "TERMINATED TERMINATED_WITH_ERRORS TERMINATING")
                            .cancelledBy(
                                    "terminateJobFlows",
                                    "JobFlowIds",
                                    submitted("ClusterId").listed())),
            of("terminateCluster")
                    .by("terminateJobFlows")
                    .asking((_, given) -> Map.of("JobFlowIds", listOf(given.get("ClusterId"))))
                    .withJob(describedBy("describeCluster", "ClusterId", parameter("ClusterId"))
                            .until("Cluster.Status.State", "TERMINATED TERMINATED_WITH_ERRORS", "-")),
            of("addStep")
                    .by("addJobFlowSteps")
                    .asking(EmrServices::oneStep)
                    .answering(result -> {
                        Object step = Job.at(result, "StepIds[0]");
                        Map<String, @Nullable Object> single = new LinkedHashMap<>(result);
                        single.remove("StepIds");
                        single.put("StepId", step);
                        return single;
                    })
                    .withJob(describedBy("describeStep", "ClusterId", parameter("ClusterId"))
                            .and("StepId", submitted("StepId"))
                            .until("Step.Status.State", "COMPLETED", "CANCELLED FAILED INTERRUPTED")
                            .cancelledBy("cancelSteps", "ClusterId", parameter("ClusterId"))
                            .cancelledWith("StepIds", submitted("StepId").listed())),
            of("cancelStep").by("cancelSteps").asking((_, given) -> {
                Map<String, @Nullable Object> several = new LinkedHashMap<>(given);
                several.put("StepIds", listOf(several.remove("StepId")));
                return several;
            }),
            of("setClusterTerminationProtection").by("setTerminationProtection").asking((_, given) -> {
                Map<String, @Nullable Object> several = new LinkedHashMap<>(given);
                several.put("JobFlowIds", listOf(several.remove("ClusterId")));
                return several;
            }));

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

    private static Map<String, @Nullable Object> oneStep(TaskCall call, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> several = new LinkedHashMap<>(given);
        several.put("JobFlowId", several.remove("ClusterId"));
        several.put("Steps", listOf(several.remove("Step")));
        return several;
    }

    private static List<Object> listOf(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }

    private static Map<String, @Nullable Object> renamed(Map<String, @Nullable Object> result, String from, String to) {
        Map<String, @Nullable Object> other = new LinkedHashMap<>(result);
        other.put(to, other.remove(from));
        return other;
    }
}
