package io.stepwell.integrations.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an invocation wrote is all there, however late it comes through its pipe. */
@Timeout(120)
final class FunctionLogTest {
    private static final long LONG_MILLIS = Duration.ofMinutes(10).toMillis();

    private final FunctionLog log = new FunctionLog("f");
    private final PipedOutputStream process = new PipedOutputStream();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void copy() throws IOException {
        PipedInputStream pipe = new PipedInputStream(process);
        threads.execute(() -> log.copy(pipe));
        log.begin("a");
    }

    @AfterEach
    void close() throws IOException {
        process.close();
        threads.close();
    }

    private void write(String text) throws IOException {
        process.write(text.getBytes(StandardCharsets.UTF_8));
        process.flush();
    }

    @Test
    void theTailHasWhatComesAfterItWasAskedFor() throws Exception {
        write("first\n");
        Future<String> tail = threads.submit(() -> log.tail(LONG_MILLIS));
        write("second\nwithout a line's end\0end of a\n");
        assertThat(tail.get()).isEqualTo("first\nsecond\nwithout a line's end\n");
    }

    @Test
    void theEndOfAnEarlierInvocationEndsNoLaterOne() throws Exception {
        log.begin("b");
        write("\0end of a\nhere\n\0end of b\n");
        assertThat(log.tail(LONG_MILLIS)).isEqualTo("here\n");
    }

    @Test
    void theEndOfTheProcessIsTheEndOfItsLastInvocation() throws Exception {
        write("last words");
        process.close();
        assertThat(log.tail(LONG_MILLIS)).isEqualTo("last words\n");
        log.begin("b");
        assertThat(log.tail(LONG_MILLIS)).isEmpty();
    }

    @Test
    void whoeverHasNoEndIsNotWaitedForLongerThanTold() throws Exception {
        assertThat(log.tail(1)).isEmpty();
    }
}
