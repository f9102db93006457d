package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Page;
import java.util.Map;

/** ListStateMachines. */
final class ListStateMachines implements Operation<ListStateMachines.Request> {
    private static final Structure INPUT =
            Structure.of(optional("maxResults", Constraints.PAGE_SIZE), optional("nextToken", Constraints.PAGE_TOKEN));

    private final Workplace place;

    ListStateMachines(Workplace place) {
        this.place = place;
    }

    record Request(PageRequest page) {}

    @Override
    public String name() {
        return "ListStateMachines";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(PageRequest.of(members));
    }

    @Override
    public Answer perform(Request request) {
        String cursor = request.page().cursor(place.pageTokens(), name());
        Page<StateMachine> page = place.orchestrator()
                .catalogue()
                .stateMachines(cursor, request.page().maxResults());
        Answer answer = Answer.empty()
                .set(
                        "stateMachines",
                        page.items().stream().map(ListStateMachines::item).toList());
        return PageRequest.withNextToken(answer, place.pageTokens(), name(), page);
    }

    private static Map<String, Object> item(StateMachine machine) {
        return Answer.empty()
                .set("stateMachineArn", machine.arn())
                .set("name", machine.name())
                .set("type", machine.type())
                .setTime("creationDate", machine.creationMillis())
                .members();
    }
}
