package io.stepwell.integrations.sdk;

import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.TaskResource.Pattern;
import io.stepwell.language.json.Json;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceCatalogue;
import io.stepwell.models.ServiceModel;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models of what calls answer, also for the optimised integrations, whose names are not always those of the SDK. A
 * task token's result is made by a worker and has no model; the end of a {@code .sync} job has none here, nor has what is made of
 * a stream of events.
 */
final class ResponseModels {
    private static final String SDK = "aws-sdk:";

    /** Optimised integrations whose service has another name in the catalogue. */
    private static final Map<String, String> SERVICES = Map.of(
            "states", "sfn",
            "events", "eventbridge",
            "elasticmapreduce", "emr",
            "emr-containers", "emrcontainers",
            "emr-serverless", "emrserverless",
            "bedrock", "bedrockruntime");

    /** Members whose JSON an optimised integration reads, so that they may be anything. */
    private static final Map<String, Set<String>> READ_AS_JSON =
            Map.of("lambda", Set.of("Payload"), "bedrock", Set.of("Body"));

    private final ServiceCatalogue catalogue;

    ResponseModels(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** See {@link io.stepwell.engine.task.Integration#responseFault}. */
    @Nullable
    String fault(TaskResource resource, Json response, boolean complete) {
        if (resource.kind() != TaskResource.Kind.SERVICE || resource.pattern() != Pattern.REQUEST_RESPONSE) {
            return null;
        }
        String type = resource.resourceType();
        String service = type.startsWith(SDK) ? type.substring(SDK.length()) : SERVICES.getOrDefault(type, type);
        ServiceModel model = catalogue.service(service);
        Operation operation = model == null ? null : model.operation(resource.plainAction());
        if (operation == null || operation.output() == null || operation.isStreamOfEvents()) {
            return null;
        }
        Set<String> free = READ_AS_JSON.getOrDefault(type, Set.of());
        return ResponseRules.fault(operation.output(), response.tree(), complete, free);
    }
}
