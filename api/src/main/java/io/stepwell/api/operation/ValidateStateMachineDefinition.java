package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.shape.WholeNumberShape;
import io.stepwell.api.wire.Answer;
import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.Diagnostic.Severity;
import io.stepwell.language.definition.WorkflowType;
import java.util.List;
import java.util.Map;

/** ValidateStateMachineDefinition. */
final class ValidateStateMachineDefinition implements Operation<ValidateStateMachineDefinition.Request> {
    private static final Structure INPUT = Structure.of(
            required("definition", Constraints.DEFINITION),
            optional("type", Constraints.STATE_MACHINE_TYPE),
            optional("severity", TextShape.oneOf("ERROR", "WARNING")),
            optional("maxResults", new WholeNumberShape(0, 100)));

    private final Workplace place;

    ValidateStateMachineDefinition(Workplace place) {
        this.place = place;
    }

    record Request(String definition, WorkflowType type, boolean withWarnings, int maxResults) {}

    @Override
    public String name() {
        return "ValidateStateMachineDefinition";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        int maxResults = members.wholeNumberOr("maxResults", 0);
        return new Request(
                members.text("definition"),
                WorkflowType.valueOf(members.textOr("type", "STANDARD")),
                members.textOr("severity", "ERROR").equals("WARNING"),
                maxResults == 0 ? 100 : maxResults);
    }

    @Override
    public Answer perform(Request request) {
        List<Diagnostic> found =
                place.definitions().apply(request.definition(), request.type()).diagnostics();
        boolean valid = found.stream().noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        List<Diagnostic> wanted = found.stream()
                .filter(diagnostic -> request.withWarnings() || diagnostic.severity() == Severity.ERROR)
                .toList();
        return Answer.empty()
                .set("result", valid ? "OK" : "FAIL")
                .set(
                        "diagnostics",
                        wanted.stream()
                                .limit(request.maxResults())
                                .map(ValidateStateMachineDefinition::item)
                                .toList())
                .set("truncated", wanted.size() > request.maxResults());
    }

    private static Map<String, Object> item(Diagnostic diagnostic) {
        return Answer.empty()
                .set("severity", diagnostic.severity().name())
                .set("code", diagnostic.code())
                .set("message", diagnostic.message())
                .setIfPresent("location", diagnostic.location())
                .members();
    }
}
