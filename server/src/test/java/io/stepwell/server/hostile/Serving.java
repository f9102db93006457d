package io.stepwell.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.hostile.RawConnection.Reply;
import java.io.IOException;
import java.time.Duration;

/** Whether a server serves an ordinary client as if nothing had happened. */
final class Serving {
    private static final Duration QUICK = Duration.ofSeconds(3);

    private Serving() {}

    static void check(int port) throws IOException {
        long before = System.nanoTime();
        try (RawConnection connection = new RawConnection(port)) {
            Reply reply = connection
                    .send(RawConnection.request("ListActivities", "{\"maxResults\":1}"))
                    .read();
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).contains("\"activities\":");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("time of an ordinary request")
                .isLessThan(QUICK);
    }
}
