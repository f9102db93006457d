package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.ListShape;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.WholeNumberShape;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.api.wire.ValidationReason;
import io.stepwell.runtime.Versions.Route;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code routingConfiguration}: one or two versions, whose weights add up to 100. */
final class RoutingConfiguration {
    static final ListShape SHAPE = ListShape.bounded(
            Structure.of(
                    required("stateMachineVersionArn", Constraints.ARN),
                    required("weight", new WholeNumberShape(0, 100))),
            "RoutingConfigurationListItem",
            1,
            2);

    private RoutingConfiguration() {}

    /**
     * The routes; null when none were given.
     *
     * @throws RequestFault {@code ValidationException}, in the words of the recorded cases (sfn_api_aliasing)
     */
    static @Nullable List<Route> read(Members request) {
        List<Members> given = request.structures("routingConfiguration");
        if (given == null) {
            return null;
        }
        List<Route> routes = given.stream()
                .map(route -> new Route(route.text("stateMachineVersionArn"), route.wholeNumberOr("weight", 0)))
                .toList();
        List<String> arns = routes.stream().map(Route::versionArn).toList();
        List<Integer> weights = routes.stream().map(Route::weight).toList();
        if (!arns.stream().allMatch(StatesArn::isVersion)) {
            throw invalid("must contain state machine version ARNs. Received: " + arns);
        }
        if (new HashSet<>(arns).size() < arns.size()) {
            throw invalid("must contain distinct state machine version ARNs. Received: " + arns);
        }
        if (weights.stream().mapToInt(Integer::intValue).sum() != 100) {
            throw RequestFault.validation(
                    ValidationReason.INVALID_ROUTING_CONFIGURATION,
                    "Sum of routing configuration weights must equal 100. Received: " + weights);
        }
        return routes;
    }

    /** The routes as describes show them. */
    static List<Map<String, Object>> shown(List<Route> routes) {
        return routes.stream()
                .map(route -> Answer.empty()
                        .set("stateMachineVersionArn", route.versionArn())
                        .set("weight", route.weight())
                        .members())
                .toList();
    }

    private static RequestFault invalid(String reason) {
        return RequestFault.validation(
                ValidationReason.INVALID_ROUTING_CONFIGURATION, "Routing configuration " + reason);
    }
}
