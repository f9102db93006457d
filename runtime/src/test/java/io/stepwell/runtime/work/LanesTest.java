package io.stepwell.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.runtime.world.World;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class LanesTest {
    private final Lanes lanes = new Lanes(2, World.real(InstantSource.system()).threads());

    @Test
    void aFullTargetDelaysNeitherAnotherTargetNorAnotherService() throws InterruptedException {
        Deque<Lanes.Place> taken = new ArrayDeque<>();
        taken.add(lanes.enter("http", "dead"));
        taken.add(lanes.enter("http", "dead"));
        taken.add(lanes.enter("http", "alive"));
        taken.add(lanes.enter("sqs", ""));
        taken.forEach(Lanes.Place::close);
        assertThat(lanes.size()).isZero();
    }

    @Test
    void whoWaitsForATargetTakesNothingOfItsService() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Lanes.Place first = lanes.enter("http", "dead");
            Lanes.Place second = lanes.enter("http", "dead");
            CountDownLatch over = new CountDownLatch(1);
            Deque<Future<?>> waiting = new ArrayDeque<>();
            for (int i = 0; i < 20; i++) {
                waiting.add(threads.submit(() -> {
                    try (var _ = lanes.enter("http", "dead")) {
                        over.await();
                    }
                    return null;
                }));
            }
            for (int i = 0; i < 3; i++) {
                lanes.enter("http", "host-" + i).close();
            }
            assertThat(waiting).noneMatch(Future::isDone);
            over.countDown();
            first.close();
            second.close();
            for (Future<?> each : waiting) {
                each.get();
            }
        }
        assertThat(lanes.size()).isZero();
    }

    @Test
    void aServiceHasABoundOfItsOwnOverManyTargets() throws Exception {
        Deque<Lanes.Place> taken = new ArrayDeque<>();
        for (int i = 0; i < 8; i++) {
            taken.add(lanes.enter("http", "host-" + i));
        }
        Thread ninth = Thread.ofVirtual().start(() -> {
            try {
                lanes.enter("http", "host-8").close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (ninth.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        taken.removeFirst().close();
        ninth.join();
        taken.forEach(Lanes.Place::close);
        assertThat(lanes.size()).isZero();
    }

    @Test
    void whoIsInterruptedWhileWaitingLeavesNothingBehind() throws InterruptedException {
        Lanes.Place first = lanes.enter("http", "dead");
        Lanes.Place second = lanes.enter("http", "dead");
        Thread third = Thread.ofVirtual().start(() -> {
            try {
                lanes.enter("http", "dead").close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (third.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        third.interrupt();
        third.join();
        first.close();
        second.close();
        assertThat(lanes.size()).isZero();
    }
}
