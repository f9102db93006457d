package io.stepwell.integrations.optimised;

import static io.stepwell.integrations.optimised.Job.describedBy;
import static io.stepwell.integrations.optimised.Job.parameter;
import static io.stepwell.integrations.optimised.OptimisedAction.of;

/** Amazon EKS itself; {@code eks:call} and {@code eks:runJob} speak to Kubernetes and have a package of their own. */
final class EksService {
    private static final String CLUSTER = "ClusterName";

    private EksService() {}

    static final OptimisedService EKS = new OptimisedService(
            "eks",
            "eks",
            "EKS",
            "AmazonEKS",
            of("createCluster").withJob(cluster().until("Cluster.Status", "ACTIVE", "FAILED")),
            of("deleteCluster")
                    .withJob(cluster().until("Cluster.Status", "-", "FAILED").orGone()),
            of("createNodegroup").withJob(nodegroup().until("Nodegroup.Status", "ACTIVE", "CREATE_FAILED")),
            of("deleteNodegroup")
                    .withJob(nodegroup()
                            .until("Nodegroup.Status", "-", "DELETE_FAILED")
                            .orGone()),
            of("createFargateProfile")
                    .withJob(fargateProfile().until("FargateProfile.Status", "ACTIVE", "CREATE_FAILED")),
            of("deleteFargateProfile")
                    .withJob(fargateProfile()
                            .until("FargateProfile.Status", "-", "DELETE_FAILED")
                            .orGone()));

    private static Job cluster() {
        return describedBy("describeCluster", "Name", parameter("Name"));
    }

    private static Job nodegroup() {
        return describedBy("describeNodegroup", CLUSTER, parameter(CLUSTER))
                .and("NodegroupName", parameter("NodegroupName"));
    }

    private static Job fargateProfile() {
        return describedBy("describeFargateProfile", CLUSTER, parameter(CLUSTER))
                .and("FargateProfileName", parameter("FargateProfileName"));
    }
}
