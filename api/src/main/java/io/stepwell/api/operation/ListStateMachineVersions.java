package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.Versions.Version;
import java.util.Map;

/** ListStateMachineVersions: the newest first. */
final class ListStateMachineVersions implements Operation<ListStateMachineVersions.Request> {
    private static final Structure INPUT = Structure.of(
            required("stateMachineArn", Constraints.ARN),
            optional("nextToken", Constraints.PAGE_TOKEN),
            optional("maxResults", Constraints.PAGE_SIZE));

    private final Workplace place;

    ListStateMachineVersions(Workplace place) {
        this.place = place;
    }

    record Request(String stateMachineArn, PageRequest page) {}

    @Override
    public String name() {
        return "ListStateMachineVersions";
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
        Page<Version> page = place.versions()
                .versions(request.stateMachineArn(), cursor, request.page().maxResults());
        Answer answer = Answer.empty()
                .set(
                        "stateMachineVersions",
                        page.items().stream()
                                .map(ListStateMachineVersions::item)
                                .toList());
        return PageRequest.withNextToken(answer, place.pageTokens(), listing, page);
    }

    private static Map<String, Object> item(Version version) {
        return Answer.empty()
                .set("stateMachineVersionArn", version.arn())
                .setTime("creationDate", version.creationMillis())
                .members();
    }
}
