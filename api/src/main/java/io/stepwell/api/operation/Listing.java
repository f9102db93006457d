package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Page;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation that lists one kind of thing of the catalogue, page by page.
 *
 * @param name the operation
 * @param member the member of the answer that holds the list
 * @param source where the things come from
 * @param item how one of them is shown
 */
record Listing<T>(Workplace place, String name, String member, Source<T> source, Function<T, Map<String, Object>> item)
        implements Operation<Listing.Request> {
    private static final Structure INPUT =
            Structure.of(optional("maxResults", Constraints.PAGE_SIZE), optional("nextToken", Constraints.PAGE_TOKEN));

    record Request(PageRequest page) {}

    /** Gives the things after the cursor, at most so many. */
    interface Source<T> {
        Page<T> page(@Nullable String cursor, int limit);
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
        String cursor = request.page().cursor(place.pageTokens(), name);
        Page<T> page = source.page(cursor, request.page().maxResults());
        Answer answer =
                Answer.empty().set(member, page.items().stream().map(item).toList());
        return PageRequest.withNextToken(answer, place.pageTokens(), name, page);
    }
}
