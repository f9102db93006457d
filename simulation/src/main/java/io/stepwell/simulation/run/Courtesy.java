package io.stepwell.simulation.run;

import io.stepwell.runtime.Orchestrator;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.storage.StoreException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** How those outside ask: they repeat themselves until they are answered. */
final class Courtesy {
    private static final Set<Reason> LATER = Set.of(Reason.UNAVAILABLE, Reason.THROTTLED);

    private final Agenda agenda;
    private final RandomGenerator random;
    private final Supplier<Orchestrator> server;

    Courtesy(Agenda agenda, RandomGenerator random, Supplier<Orchestrator> server) {
        this.agenda = agenda;
        this.random = random;
        this.server = server;
    }

    Orchestrator server() {
        return server.get();
    }

    /** Asks; says it again later when the server could not do it. */
    void repeatedly(String name, Agenda.Action again, Runnable request) {
        if (!isDone(request)) {
            agenda.in(500 + random.nextInt(2_000), name, again);
        }
    }

    /** Asks, and answers whether the server could do it now. */
    static boolean isDone(Runnable request) {
        try {
            request.run();
            return true;
        } catch (RequestRefused refused) {
            if (LATER.contains(refused.reason())) {
                return false;
            }
            throw refused;
        } catch (StoreException e) {
            return false;
        }
    }

    /** Asks; a refusal for this reason is an answer, too. */
    static void unless(Reason reason, Runnable request) {
        try {
            request.run();
        } catch (RequestRefused refused) {
            if (refused.reason() != reason) {
                throw refused;
            }
        }
    }
}
