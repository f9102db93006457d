package io.stepwell.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.hostile.RawConnection.Reply;
import java.io.IOException;

/** Whether a server serves an ordinary client as if nothing had happened. */
final class Serving {
    private Serving() {}

    /** Asks; whoever is held up by others has no answer within the patience of {@link RawConnection}. */
    static void check(int port) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            Reply reply = connection
                    .send(RawConnection.request("ListActivities", "{\"maxResults\":1}"))
                    .read();
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).contains("\"activities\":");
        }
    }
}
