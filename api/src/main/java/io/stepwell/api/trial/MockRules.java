package io.stepwell.api.trial;

import io.stepwell.api.shape.Members;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.definition.ParallelState;
import io.stepwell.language.definition.ResultWriting;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateGroup;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.TaskState;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.runtime.StateTrials;
import io.stepwell.runtime.StateTrials.Mock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which states need a mock, which may have one, and what it may say (AWS API, MockInput; recorded cases, test_state). */
public final class MockRules {
    private MockRules() {}

    /** A mock as the request has it: exactly one of result and errorOutput. */
    public static void checkMembers(Members mock) {
        boolean result = mock.textOrNull("result") != null;
        if (result == (mock.structure("errorOutput") != null)) {
            throw RequestFault.validation("A test mock should have " + (result ? "only " : "")
                    + "one of the following fields: [result, errorOutput].");
        }
    }

    /** Refuses members that mean nothing without a mock. */
    public static void requireAbsentWithoutMock(Members request, @Nullable Members configuration) {
        if (configuration != null) {
            refuse(configuration.has("mapIterationFailureCount"), "MapIterationFailureCount");
            refuse(configuration.has("retrierRetryCount"), "RetrierRetryCount");
            refuse(configuration.has("errorCausedByState"), "ErrorCausedByState");
            refuse(configuration.has("mapItemReaderData"), "MapItemReaderData");
        }
        refuse(request.has("context"), "Context");
    }

    private static void refuse(boolean there, String member) {
        if (there) {
            throw RequestFault.validation("TestState does not support " + member + " when a mock is not specified.");
        }
    }

    /** Refuses to try out a state of a kind that the presence or absence of a mock does not go with. */
    public static void checkState(State state, boolean mocked) {
        boolean group = state.type() == StateType.MAP || state instanceof ParallelState;
        if (mocked && !group && !(state instanceof TaskState)) {
            throw RequestFault.validation(
                    "State type '" + state.type().text() + "' is not supported when a mock is specified");
        }
        if (!mocked && group) {
            throw RequestFault.client(
                    "InvalidDefinition",
                    "TestState API does not support Map or Parallel states. Supported state types include: "
                            + "[Task, Wait, Pass, Succeed, Fail, Choice]");
        }
        if (!mocked
                && state instanceof TaskState task
                && task.resource().pattern() != TaskResource.Pattern.REQUEST_RESPONSE) {
            throw RequestFault.client(
                    "InvalidDefinition",
                    "TestState API supports activities and the service integration patterns .sync and "
                            + ".waitForTaskToken only when a mock is specified");
        }
    }

    /** The mock for this state. */
    public static Mock read(Members mock, State state, StateTrials trials) {
        Members errorOutput = mock.structure("errorOutput");
        if (errorOutput != null) {
            return new Mock.Failed(errorOutput.textOrNull("error"), errorOutput.textOrNull("cause"));
        }
        Json result = result(mock.text("result"));
        switch (state) {
            case ParallelState parallel -> checkBranches(result, parallel);
            case MapState _ -> array(result);
            case DistributedMapState map -> checkResults(result, map);
            case TaskState task -> checkResponse(result, task, mock.textOr("fieldValidationMode", "STRICT"), trials);
            default -> throw new IllegalArgumentException(state.type() + " has no mock");
        }
        return new Mock.Result(result);
    }

    private static Json result(String text) {
        try {
            return Json.parse(text);
        } catch (JsonSyntaxException e) {
            throw RequestFault.validation("Mocked result must be valid JSON");
        }
    }

    private static void checkBranches(Json result, ParallelState state) {
        if (array(result).size() != state.branches().size()) {
            throw RequestFault.validation(
                    "Mocked result must contain the same number of items as number of Parallel branches.");
        }
    }

    /** Results that are written elsewhere are an object that says where. */
    private static void checkResults(Json result, DistributedMapState state) {
        ResultWriting writer = state.distribution().writer();
        if (writer == null || writer.resource() == null) {
            array(result);
        } else if (!(result.tree() instanceof Map<?, ?>)) {
            throw RequestFault.validation("Mocked result must be a JSON object.");
        }
    }

    private static List<?> array(Json result) {
        if (result.tree() instanceof List<?> elements) {
            return elements;
        }
        throw RequestFault.validation("Mocked result must be an array.");
    }

    private static void checkResponse(Json result, TaskState state, String mode, StateTrials trials) {
        if (mode.equals("NONE")) {
            return;
        }
        String fault = trials.resultFault(state.resource(), result, mode.equals("STRICT"));
        if (fault != null) {
            throw RequestFault.validation("Mock result schema validation error: " + fault);
        }
    }

    /** Checks that a mocked error can come from there: a state inside the Map or Parallel state. */
    public static void checkOrigin(State state, String causedBy) {
        List<StateGroup> groups = switch (state) {
            case MapState map -> List.of(map.processor());
            case DistributedMapState map -> List.of(map.processor());
            case ParallelState parallel -> parallel.branches();
            default -> List.of();
        };
        if (groups.stream().allMatch(group -> group.locate(causedBy) == null)) {
            throw RequestFault.validation(
                    "stateConfiguration.errorCausedByState names no state inside the tested state");
        }
    }
}
