package io.stepwell.server.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Starts executions, and knows which of them the server has acknowledged. */
final class Load implements AutoCloseable {
    private static final int STARTERS = 4;

    private final Lives lives;
    private final Callees callees;
    private final Progress progress;
    private final Map<Kind, String> machines = new ConcurrentHashMap<>();
    private final Map<String, Started> acknowledged = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Started> wanted = new LinkedBlockingQueue<>();
    private final Queue<SfnException> surprises = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private int ids;

    /** An execution of the load. */
    record Started(Kind kind, int id) {
        String name() {
            return kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + id;
        }
    }

    Load(Lives lives, Callees callees, Progress progress) {
        this.lives = lives;
        this.callees = callees;
        this.progress = progress;
    }

    /** Creates what the load needs; the server must be there. */
    void prepare() throws InterruptedException {
        var caller = lives.caller();
        caller.sfn.createActivity(r -> r.name("desk"));
        caller.create("CHILD", Kind.WAITS.definition());
        for (Kind kind : Kind.values()) {
            String definition =
                    kind.definition().replace("PAYMENTS", callees.payments().address());
            machines.put(kind, caller.create(kind.name(), definition));
        }
        for (int i = 0; i < STARTERS; i++) {
            threads.add(Thread.ofVirtual().name("starts-" + i).start(this::run));
        }
    }

    /** Wants so many more executions of each kind. */
    void want(int ofEachKind) {
        for (int i = 0; i < ofEachKind; i++) {
            for (Kind kind : Kind.values()) {
                wanted.add(new Started(kind, ++ids));
            }
        }
    }

    int wanted() {
        return ids;
    }

    private void run() {
        try {
            while (true) {
                start(wanted.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // no more is wanted
        }
    }

    /** Asks until there is an answer: with one lost in a crash, once more under the same name. */
    private void start(Started wanted) throws InterruptedException {
        String arn = executionArn(wanted);
        while (true) {
            try {
                lives.caller()
                        .start(
                                machine(wanted.kind()),
                                wanted.name(),
                                wanted.kind().input(wanted.id()));
                break;
            } catch (ExecutionAlreadyExistsException e) {
                break; // an answer was lost, and it has ended since
            } catch (SfnException e) {
                surprises.add(e);
                return;
            } catch (SdkException | IllegalStateException e) {
                lives.pause();
            }
        }
        acknowledged.put(arn, wanted);
        progress.made();
    }

    private String executionArn(Started started) {
        return machine(started.kind()).replace(":stateMachine:", ":execution:") + ":" + started.name();
    }

    String machine(Kind kind) {
        @Nullable String arn = machines.get(kind);
        if (arn == null) {
            throw new IllegalStateException("not prepared: " + kind);
        }
        return arn;
    }

    /** What the server said it had started, by ARN. */
    Map<String, Started> acknowledged() {
        return acknowledged;
    }

    /** Refusals nobody expects. */
    Queue<SfnException> surprises() {
        return surprises;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
