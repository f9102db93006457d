package io.stepwell.runtime.maprun;

import io.stepwell.runtime.MapRuns.Change;
import io.stepwell.runtime.rows.EndedChild;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a map run is told while it runs. */
sealed interface Signal {
    /** A child has ended, and that is durable. */
    record Ended(EndedChild child) implements Signal {}

    /** A child has ended of which nothing is durable yet. */
    record Finished(EndedChild child) implements Signal {}

    /** The start of a child is durable, or has failed. */
    record Started(@Nullable Throwable failure) implements Signal {}

    /** Something that was asked for is not known to be durable: begin anew from the rows. */
    record Lost(Throwable failure) implements Signal {}

    /** There may be rows that nobody told of. */
    record LookAgain() implements Signal {}

    /** Nobody waits for the map run any more, as it was taken up so often. */
    record Stop(int redrives) implements Signal {}

    /** A client wants other bounds. */
    record Update(Change change, CompletableFuture<Boolean> reply) implements Signal {}
}
