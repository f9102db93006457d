package io.stepwell.integrations.optimised;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the actions of {@code elasticmapreduce} differ from the operations of Amazon EMR (Developer Guide, "Create and manage
 * Amazon EMR clusters", the table of differences): one cluster, step or group at a time, known by {@code ClusterId} and name.
 */
final class EmrSteps {
    /** More pages of fleets or groups no cluster has. */
    private static final int PAGES_MAX = 100;

    private EmrSteps() {}

    /** A cluster that lives on without steps. */
    static Map<String, @Nullable Object> lastingCluster(Step.Context context, Map<String, @Nullable Object> parameters)
            throws TaskFailedException {
        if (parameters.containsKey("Steps")) {
            throw context.refused("The field 'Steps' is not supported by Step Functions; add steps with addStep");
        }
        if (!Boolean.TRUE.equals(Job.at(parameters, "Instances.KeepJobFlowAliveWhenNoSteps"))) {
            throw context.refused("The value for the field 'Instances.KeepJobFlowAliveWhenNoSteps' must be true");
        }
        return parameters;
    }

    /** A step that moves a member to another name. */
    static Step renaming(String from, String to) {
        return (_, members) -> with(members, from, to, members.get(from));
    }

    /** A step that makes a list of one member. */
    static Step listing(String one, String many) {
        return (_, members) -> {
            Object value = members.get(one);
            return with(members, one, many, value == null ? List.of() : List.of(value));
        };
    }

    /** A step that takes the only element of a list. */
    static Step taking(String many, String one) {
        return (_, members) -> with(members, many, one, Job.at(members, many + "[0]"));
    }

    /** One step after the other. */
    static Step both(Step first, Step second) {
        return (context, members) -> second.apply(context, first.apply(context, members));
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> members, String without, String name, @Nullable Object value) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(members);
        others.remove(without);
        others.put(name, value);
        return others;
    }

    /**
     * A step that finds the id of an instance fleet or group by its name.
     *
     * @param what {@code InstanceFleet}, {@code InstanceGroup}
     * @param list the operation that lists them
     */
    static Step byName(String what, String list) {
        return (context, parameters) -> {
            Object name = parameters.get(what + "Name");
            if (!(parameters.get(what) instanceof Map<?, ?> change) || !(name instanceof String text)) {
                throw context.refused("The fields '" + what + "Name' and '" + what + "' are required but were missing");
            }
            if (change.containsKey(what + "Id")) {
                throw context.refused("The field '" + what + "." + what + "Id' is not supported by Step Functions; '"
                        + what + "Name' says which is meant");
            }
            Map<String, @Nullable Object> known = new LinkedHashMap<>();
            known.put(what + "Id", idOf(context, list, what, parameters.get("ClusterId"), text));
            change.forEach((member, value) -> known.put((String) member, value));
            return with(parameters, what + "Name", what, known);
        };
    }

    private static Object idOf(Step.Context context, String list, String what, @Nullable Object clusterId, String name)
            throws TaskFailedException, InterruptedException {
        if (!(clusterId instanceof String)) {
            throw context.refused("The field 'ClusterId' is required but was missing");
        }
        Map<String, @Nullable Object> input = new LinkedHashMap<>(Map.of("ClusterId", clusterId));
        for (int page = 0; page < PAGES_MAX; page++) {
            Map<String, @Nullable Object> answer = context.service().call(list, input);
            for (Object each : answer.get(what + "s") instanceof List<?> found ? found : List.of()) {
                if (name.equals(Job.at(each, "Name")) && Job.at(each, "Id") instanceof String id) {
                    return id;
                }
            }
            if (!(answer.get("Marker") instanceof String marker)) {
                break;
            }
            input.put("Marker", marker);
        }
        throw new TaskFailedException(
                "EMR.InvalidRequestException", "The cluster " + clusterId + " has no " + what + " named " + name);
    }
}
