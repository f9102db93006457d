package io.stepwell.api.operation;

import io.stepwell.api.paging.PageTokens;
import io.stepwell.api.shape.Members;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Page;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a listing is asked for.
 *
 * @param maxResults how many entries at most, from 1
 * @param nextToken where to go on; null for the beginning
 */
record PageRequest(int maxResults, @Nullable String nextToken) {
    /** What AWS gives when maxResults is absent or 0. */
    static final int DEFAULT_MAX_RESULTS = 100;

    static PageRequest of(Members members) {
        int wanted = members.wholeNumberOr("maxResults", 0);
        return new PageRequest(wanted == 0 ? DEFAULT_MAX_RESULTS : wanted, members.textOrNull("nextToken"));
    }

    /** The cursor in the token; a token of another listing is refused. */
    @Nullable
    String cursor(PageTokens tokens, String listing) {
        return tokens.open(listing, nextToken);
    }

    /** Tells in an answer where the next page begins. */
    static Answer withNextToken(Answer answer, PageTokens tokens, String listing, Page<?> page) {
        return answer.setIfPresent("nextToken", tokens.seal(listing, page.nextCursor()));
    }
}
