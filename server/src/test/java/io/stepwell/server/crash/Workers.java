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

    private final Lives lives;
    private final Functions functions;
    private final Progress progress;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
    private final Map<String, SfnException> surprises = new ConcurrentHashMap<>();

    Workers(Lives lives, Functions functions, Progress progress) {
        this.lives = lives;
        this.functions = functions;
        this.progress = progress;
    }

    static int done(int id) {
        return id + 2_000_000;
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
            heartbeat(task.taskToken());
            answer(task.taskToken(), done(Functions.number(task.input(), "id")));
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
        Functions.Asked task = functions.nextAsked();
        answer(task.token(), asked(task.id()));
    }

    /** Says it until it is heard: with an answer lost in a crash, once more. */
    private void answer(String token, int output) throws InterruptedException {
        while (true) {
            try {
                lives.caller().sfn.sendTaskSuccess(r -> r.taskToken(token).output(String.valueOf(output)));
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
