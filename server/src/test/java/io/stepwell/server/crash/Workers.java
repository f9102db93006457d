package io.stepwell.server.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Those who do activities and answer tokens, whatever becomes of the server. */
final class Workers implements AutoCloseable {
    static final String DESK = "arn:aws:states:us-east-1:123456789012:activity:desk";
    private static final int AT_THE_DESK = 4;
    private static final int ANSWERING = 2;

    /** An attempt is handed out once, however often the server is killed. */
    private static final int IN_ALL_LIVES = 0;

    private final Lives lives;
    private final Callees callees;
    private final Ledger desk;
    private final Progress progress;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
    private final Map<String, SfnException> surprises = new ConcurrentHashMap<>();

    Workers(Lives lives, Callees callees, Progress progress) {
        this.lives = lives;
        this.callees = callees;
        this.desk = new Ledger(progress);
        this.progress = progress;
    }

    static int asked(int id) {
        return id + 3_000_000;
    }

    void start() {
        for (int i = 0; i < AT_THE_DESK; i++) {
            threads.add(Thread.ofVirtual().name("desk-" + i).start(() -> repeat(this::workAtTheDesk)));
        }
        for (int i = 0; i < ANSWERING; i++) {
            threads.add(Thread.ofVirtual().name("answers-" + i).start(() -> repeat(this::answerToken)));
            threads.add(Thread.ofVirtual().name("reads-" + i).start(() -> repeat(this::answerMessage)));
        }
    }

    @FunctionalInterface
    private interface Step {
        void take() throws InterruptedException;
    }

    private static void repeat(Step step) {
        try {
            while (!Thread.interrupted()) {
                step.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the day is over
        }
    }

    private void workAtTheDesk() throws InterruptedException {
        GetActivityTaskResponse task = poll();
        if (task != null && task.taskToken() != null) {
            String receipt = desk.enter(IN_ALL_LIVES, Call.of(task.input()), task.taskToken());
            heartbeat(task.taskToken());
            answer(task.taskToken(), "\"" + receipt + "\"");
        }
    }

    /** One that is lost does no harm. */
    private void heartbeat(String token) throws InterruptedException {
        try {
            lives.caller().sfn.sendTaskHeartbeat(r -> r.taskToken(token));
        } catch (SdkException | IllegalStateException e) {
            progress.made();
        }
    }

    private @Nullable GetActivityTaskResponse poll() throws InterruptedException {
        try {
            return lives.caller().sfn.getActivityTask(r -> r.activityArn(DESK).workerName("desk"));
        } catch (SdkException | IllegalStateException e) {
            lives.pause();
            return null;
        }
    }

    private void answerToken() throws InterruptedException {
        Functions.Asked task = callees.functions().nextAsked();
        answer(task.token(), String.valueOf(asked(task.id())));
    }

    private void answerMessage() throws InterruptedException {
        Queues.Message message = callees.queues().nextMessage();
        answer(message.token(), "\"" + message.receipt() + "\"");
    }

    /** Says it until it is heard: with an answer lost in a crash, once more. */
    private void answer(String token, String output) throws InterruptedException {
        while (true) {
            try {
                lives.caller().sfn.sendTaskSuccess(r -> r.taskToken(token).output(output));
                accepted.merge(token, 1, Integer::sum);
                progress.made();
                return;
            } catch (TaskTimedOutException e) {
                return; // it was heard before, or the attempt is over
            } catch (SfnException e) {
                surprises.put(token, e);
                return;
            } catch (SdkException | IllegalStateException e) {
                lives.pause();
            }
        }
    }

    /** Which tasks were handed out, each under its token. */
    Ledger desk() {
        return desk;
    }

    /** Tokens whose answer was accepted more than once. */
    List<String> acceptedTwice() {
        return accepted.entrySet().stream()
                .filter(e -> e.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Answers to workers that nobody expects. */
    Map<String, SfnException> surprises() {
        return surprises;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
