package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.Versions.Alias;
import java.util.Map;

/** ListStateMachineAliases: of a state machine or of a version, by name. */
final class ListStateMachineAliases implements Operation<ListStateMachineAliases.Request> {
    private static final Structure INPUT = Structure.of(
            required("stateMachineArn", Constraints.ARN),
            optional("nextToken", Constraints.PAGE_TOKEN),
            optional("maxResults", Constraints.PAGE_SIZE));

    private final Workplace place;

    ListStateMachineAliases(Workplace place) {
        this.place = place;
    }

    record Request(String stateMachineArn, PageRequest page) {}

    @Override
    public String name() {
        return "ListStateMachineAliases";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.stateMachine(members.text("stateMachineArn")), PageRequest.of(members));
    }

    @Override
    public Answer perform(Request request) {
        String listing = name() + " " + request.stateMachineArn();
        String cursor = request.page().cursor(place.pageTokens(), listing);
        Page<Alias> page = place.versions()
                .aliases(request.stateMachineArn(), cursor, request.page().maxResults());
        Answer answer = Answer.empty()
                .set(
                        "stateMachineAliases",
                        page.items().stream().map(ListStateMachineAliases::item).toList());
        return PageRequest.withNextToken(answer, place.pageTokens(), listing, page);
    }

    private static Map<String, Object> item(Alias alias) {
        return Answer.empty()
                .set("stateMachineAliasArn", alias.arn())
                .setTime("creationDate", alias.creationMillis())
                .members();
    }
}
