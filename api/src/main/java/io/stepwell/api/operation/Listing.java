package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Page;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An operation that lists one kind of thing, page by page.
 *
 * @param name the operation
 * @param subject what the things belong to
 * @param member the member of the answer that holds the list
 * @param source where the things come from
 * @param item how one of them is shown
 */
record Listing<T>(
        Workplace place,
        String name,
        Subject subject,
        String member,
        Source<T> source,
        Function<T, Map<String, Object>> item)
        implements Operation<Listing.Request> {
    /**
     * What a request names to have its things listed.
     *
     * @param read its ARN, checked; empty for all things of the account
     */
    record Subject(Structure input, Function<Members, String> read) {
        static final Subject ACCOUNT = new Subject(
                Structure.of(
                        optional("maxResults", Constraints.PAGE_SIZE), optional("nextToken", Constraints.PAGE_TOKEN)),
                _ -> "");

        /** The thing whose ARN stands in this member. */
        static Subject of(String member, UnaryOperator<String> checked) {
            Structure input = Structure.of(
                    required(member, Constraints.ARN),
                    optional("nextToken", Constraints.PAGE_TOKEN),
                    optional("maxResults", Constraints.PAGE_SIZE));
            return new Subject(input, members -> checked.apply(members.text(member)));
        }
    }

    /**
     * A page of the list.
     *
     * @param arn the subject's; empty for the account
     */
    record Request(String arn, PageRequest page) {}

    /** Gives the things of a subject after the cursor, at most so many. */
    interface Source<T> {
        Page<T> page(String arn, @Nullable String cursor, int limit);
    }

    @Override
    public Structure input() {
        return subject.input();
    }

    @Override
    public Request read(Members members) {
        return new Request(subject.read().apply(members), PageRequest.of(members));
    }

    @Override
    public Answer perform(Request request) {
        String listing = request.arn().isEmpty() ? name : name + " " + request.arn();
        String cursor = request.page().cursor(place.pageTokens(), listing);
        Page<T> page = source.page(request.arn(), cursor, request.page().maxResults());
        Answer answer =
                Answer.empty().set(member, page.items().stream().map(item).toList());
        return PageRequest.withNextToken(answer, place.pageTokens(), listing, page);
    }
}
