package io.stepwell.runtime.trial;

import io.stepwell.engine.task.ExchangeObserver;
import io.stepwell.runtime.StateTrials.Exchange;

/** Keeps the last exchange of a tried call for its report. A call that nobody waits for any more may still speak. */
final class SeenExchange implements ExchangeObserver {
    private final boolean secrets;
    private volatile Exchange last = new Exchange(null, null);

    SeenExchange(boolean secrets) {
        this.secrets = secrets;
    }

    @Override
    public boolean wantsSecrets() {
        return secrets;
    }

    @Override
    public void sent(Request request) {
        last = new Exchange(request, null);
    }

    @Override
    public void received(Response response) {
        last = new Exchange(last.request(), response);
    }

    Exchange last() {
        return last;
    }
}
