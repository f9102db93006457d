package io.stepwell.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What overloads a server does so, and sees what comes of it. */
final class OverloadHarnessTest {
    private static final int REQUESTS = 20;
    private static final double AT_ONCE = 1e9;
    private static final byte[] REQUEST = ApiConnection.request("StartExecution", "{}");

    @Test
    void anOpenLoopSendsWithoutWaitingForAnswers() throws Exception {
        try (LambdaDouble server = new LambdaDouble()) {
            CountDownLatch allHere = new CountDownLatch(REQUESTS);
            server.behave(body -> answeredWhen(allHere, body));
            OpenLoop.Measured measured = OpenLoop.send(
                            () -> connect(server), AT_ONCE, REQUESTS / AT_ONCE, OverloadHarnessTest::served)
                    .await();
            assertThat(measured.served().count()).isEqualTo(REQUESTS);
            assertThat(measured.connections()).isEqualTo(REQUESTS);
            assertThat(measured.failed()).isZero();
            assertThat(measured.served().sinceDue().getMaxValue())
                    .isGreaterThanOrEqualTo(measured.served().sinceSent().getMaxValue());
        }
    }

    @Test
    void refusalsAndFailuresAreCountedApart() throws Exception {
        try (LambdaDouble server = new LambdaDouble()) {
            OpenLoop.Measured measured = OpenLoop.send(
                            () -> connect(server), AT_ONCE, REQUESTS / AT_ONCE, (_, number) -> switch ((int) number) {
                                case 0 -> throw new IOException("broken");
                                case 1 -> throw new IllegalStateException("500");
                                default -> number % 2 == 0;
                            })
                    .await();
            assertThat(measured.failed()).isEqualTo(2);
            assertThat(measured.firstFailure()).isNotNull();
            assertThat(measured.served().count()).isEqualTo(REQUESTS / 2 - 1);
            assertThat(measured.refused().count()).isEqualTo(REQUESTS / 2 - 1);
        }
    }

    @Test
    void normalIsNineTenthsOfTheRateAtTwiceTheLatency() {
        Calm calm = new Calm(120, new Calm.Round(100, 10, 50));
        assertThat(calm.isLike(new Calm.Round(90, 20, 500))).isTrue();
        assertThat(calm.isLike(new Calm.Round(89, 20, 50))).isFalse();
        assertThat(calm.isLike(new Calm.Round(100, 21, 50))).isFalse();
    }

    @Test
    void whatHasSucceededIsSummedUpOverStateMachines() {
        assertThat(Succeeded.sum("{\"periodMillis\":1,\"stateMachines\":[{\"started\":9,\"succeeded\":3,\"periods\":"
                        + "[{\"succeeded\":3}]},{\"succeeded\":4,\"periods\":[]}]}"))
                .isEqualTo(7);
    }

    private static boolean served(ApiConnection connection, long number) throws IOException {
        return Throughput.served(connection.send(REQUEST));
    }

    private static byte[] answeredWhen(CountDownLatch latch, byte[] body) {
        latch.countDown();
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return body;
    }

    private static ApiConnection connect(LambdaDouble server) throws IOException {
        String url = server.environment().values().iterator().next();
        return new ApiConnection(URI.create(url).getPort());
    }
}
