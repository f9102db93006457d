package io.stepwell.integrations.optimised;

import io.stepwell.integrations.aws.SdkV1Failures;
import io.stepwell.models.ServiceModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service with optimised actions.
 *
 * @param resourceType in a resource: {@code elasticmapreduce}
 * @param modelName in the catalogue: {@code emr}
 * @param errorPrefix before the dot of error names: {@code ECS}
 * @param clientName in causes, as the SDK for Java v1 has it: {@code AmazonECS}
 */
record OptimisedService(
        String resourceType,
        String modelName,
        String errorPrefix,
        String clientName,
        String otherException,
        List<OptimisedAction> actions) {
    OptimisedService(
            String resourceType, String modelName, String errorPrefix, String clientName, OptimisedAction... actions) {
        this(resourceType, modelName, errorPrefix, clientName, clientName + "Exception", List.of(actions));
    }

    /** The action of that name; null when there is none. */
    @Nullable
    OptimisedAction action(String name) {
        return actions.stream().filter(a -> a.name().equals(name)).findFirst().orElse(null);
    }

    /** How its failures are told. */
    SdkV1Failures failures(ServiceModel model) {
        return new SdkV1Failures(errorPrefix, clientName, otherException, model.errorNames());
    }
}
