package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.shape.WholeNumberShape;
import io.stepwell.api.trial.ContextRules;
import io.stepwell.api.trial.ExchangeAnswer;
import io.stepwell.api.trial.InspectionAnswer;
import io.stepwell.api.trial.MockRules;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.definition.ParsedState;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateGroup.Located;
import io.stepwell.language.json.Json;
import io.stepwell.language.parse.DefinitionParser;
import io.stepwell.runtime.StateTrials;
import io.stepwell.runtime.StateTrials.Mock;
import io.stepwell.runtime.StateTrials.Report;
import io.stepwell.runtime.StateTrials.Trial;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** TestState. */
final class TestState implements Operation<TestState.Request> {
    private final Workplace place;
    private final Structure input;

    TestState(Workplace place) {
        this.place = place;
        TextShape payload = TextShape.payload(place.payloadBytes());
        this.input = Structure.of(
                required("definition", Constraints.DEFINITION),
                optional("roleArn", Constraints.ARN),
                optional("input", payload),
                optional("inspectionLevel", TextShape.oneOf("INFO", "DEBUG", "TRACE")),
                optional("revealSecrets", Constraints.FLAG),
                optional("variables", payload),
                optional("stateName", Constraints.NAME),
                optional("mock", mockShape(payload)),
                optional("context", payload),
                optional("stateConfiguration", configurationShape(payload)));
    }

    private static Structure mockShape(TextShape payload) {
        return Structure.of(
                optional("result", payload),
                optional(
                        "errorOutput",
                        Structure.of(optional("error", Constraints.ERROR), optional("cause", Constraints.CAUSE))),
                optional("fieldValidationMode", TextShape.oneOf("STRICT", "PRESENT", "NONE")));
    }

    private static Structure configurationShape(TextShape payload) {
        WholeNumberShape count = new WholeNumberShape(0, Integer.MAX_VALUE);
        return Structure.of(
                optional("retrierRetryCount", count),
                optional("errorCausedByState", Constraints.NAME),
                optional("mapIterationFailureCount", count),
                optional("mapItemReaderData", payload));
    }

    /** How much is shown. */
    enum Level {
        INFO,
        DEBUG,
        TRACE
    }

    record Request(
            String definition,
            @Nullable String stateName,
            @Nullable String roleArn,
            Json input,
            Map<String, Json> variables,
            Level level,
            boolean revealSecrets,
            @Nullable Members mock,
            @Nullable String context,
            @Nullable Members configuration) {}

    @Override
    public String name() {
        return "TestState";
    }

    @Override
    public Structure input() {
        return input;
    }

    @Override
    public Request read(Members members) {
        Members mock = members.structure("mock");
        Members configuration = members.structure("stateConfiguration");
        if (mock == null) {
            MockRules.requireAbsentWithoutMock(members, configuration);
        } else {
            MockRules.checkMembers(mock);
            if (members.flagOr("revealSecrets", false)) {
                throw RequestFault.validation("TestState does not support RevealSecrets when a mock is specified.");
            }
        }
        String roleArn = members.textOrNull("roleArn");
        return new Request(
                members.text("definition"),
                members.textOrNull("stateName"),
                roleArn == null ? null : Roles.check(roleArn),
                Payloads.executionInput(members.textOr("input", "{}")),
                Payloads.variables(members.textOrNull("variables")),
                Level.valueOf(members.textOr("inspectionLevel", "INFO")),
                members.flagOr("revealSecrets", false),
                mock,
                members.textOrNull("context"),
                configuration);
    }

    @Override
    public Answer perform(Request request) throws InterruptedException {
        Located located = locate(request);
        State state = located.state();
        MockRules.checkState(state, request.mock() != null);
        Report report = place.orchestrator().trials().run(trial(request, located));
        Answer answer = Answer.empty()
                .setIfPresent(
                        "output",
                        report.output() == null ? null : report.output().text())
                .setIfPresent("error", report.error())
                .setIfPresent("cause", report.cause())
                .setIfPresent("nextState", report.nextState())
                .set("status", report.status().name());
        if (request.level() != Level.INFO) {
            Answer inspection = InspectionAnswer.of(state, request.input(), report.inspection());
            if (request.level() == Level.TRACE) {
                ExchangeAnswer.addTo(inspection, report.inspection().exchange());
            }
            answer.set("inspectionData", inspection);
        }
        return answer;
    }

    private Located locate(Request request) {
        if (request.stateName() == null) {
            ParsedState parsed = DefinitionParser.parseState(request.definition());
            Definitions.check(parsed.diagnostics());
            return new Located(Objects.requireNonNull(parsed.state()), false);
        }
        Located located =
                Definitions.require(place, request.definition()).group().locate(request.stateName());
        if (located == null) {
            throw RequestFault.validation("State not found in definition");
        }
        return located;
    }

    private Trial trial(Request request, Located located) {
        StateTrials trials = place.orchestrator().trials();
        State state = located.state();
        Members configuration = request.configuration();
        Mock mock = request.mock() == null ? null : MockRules.read(request.mock(), state, trials);
        String causedBy = configuration == null ? null : configuration.textOrNull("errorCausedByState");
        if (causedBy != null) {
            MockRules.checkOrigin(state, causedBy);
        }
        return new Trial(
                state,
                located.inMap(),
                request.input(),
                request.variables(),
                request.context() == null ? null : ContextRules.read(request.context(), state),
                mock,
                configuration == null ? 0 : configuration.wholeNumberOr("retrierRetryCount", 0),
                configuration == null ? 0 : configuration.wholeNumberOr("mapIterationFailureCount", 0),
                configuration == null ? null : configuration.textOrNull("mapItemReaderData"),
                request.roleArn(),
                request.revealSecrets());
    }
}
