package io.stepwell.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.hostile.RawConnection.Reply;
import io.stepwell.server.log.CompactLog;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are no proper HTTP, or HTTP for something else, and clients that hold on to connections. */
@Timeout(300)
final class HostileConnectionsTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String JSON = "Content-Type: application/x-amz-json-1.0\r\n";
    private static final String LIST = "X-Amz-Target: AWSStepFunctions.ListActivities\r\n";
    private static final int IDLE_CONNECTIONS = 200;
    private static StepwellServer server;

    @BeforeAll
    static void start() {
        server = StepwellServer.start(Configuration.inMemory(), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void theServerStillServesOthers() throws IOException {
        Serving.check(server.port());
    }

    private static Reply send(String text) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            return connection
                    .sendAsFarAsTaken(text.getBytes(StandardCharsets.ISO_8859_1))
                    .read();
        }
    }

    private static String post(String headers, String body) {
        return "POST / HTTP/1.1\r\n" + HOST + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** An error of the client in the shape AWS clients read. */
    private static void refused(Reply reply, int status, String error) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.error()).as(reply.toString()).isEqualTo(error);
        assertThat(reply.body()).matches("(?s)\\{\"__type\":\"\\w+\",\"message\":\".+\"}");
        assertThat(reply.body()).doesNotContain("Exception:", "io.helidon", "java.");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, none, 415, UnsupportedMediaTypeException",
                "text/html, AWSStepFunctions.ListActivities, 415, UnsupportedMediaTypeException",
                "application/x-amz-json-1.0, none, 400, UnknownOperationException",
                "application/x-amz-json-1.0, '', 400, UnknownOperationException",
                "application/x-amz-json-1.0, ListActivities, 400, UnknownOperationException",
                "application/x-amz-json-1.0, AWSStepFunctions., 400, UnknownOperationException",
                "application/x-amz-json-1.0, AWSStepFunctions.DropTables, 400, UnknownOperationException",
                "application/x-amz-json-1.0, awsstepfunctions.listactivities, 400, UnknownOperationException",
                "application/x-amz-json-1.0, DynamoDB_20120810.ListTables, 400, UnknownOperationException",
            })
    void missingAndOddHeadersAreRefusedByName(String type, String target, int status, String error) throws IOException {
        String headers = (type == null ? "" : "Content-Type: " + type + "\r\n")
                + (target == null ? "" : "X-Amz-Target: " + target + "\r\n");
        refused(send(post(headers, "{}")), status, error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"})
    void onlyPostIsServed(String method) throws IOException {
        Reply reply = send(method + " / HTTP/1.1\r\n" + HOST + JSON + LIST + "\r\n");
        refused(reply, 400, "UnknownOperationException");
        assertThat(reply.body()).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "//",
                "/./",
                "/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/%00",
                "/a%20b",
                "/stepwell",
                "/health",
                "/health/../health/unknown"
            })
    void pathsThatDoNotExistAreAnsweredWithThoseThatDo(String path) throws IOException {
        Reply reply = send("POST " + path + " HTTP/1.1\r\n" + HOST + JSON + LIST + "Content-Length: 2\r\n\r\n{}");
        assertThat(reply.status()).as(reply.toString()).isIn(200, 400, 404);
        assertThat(reply.body()).doesNotContain("root:");
        if (reply.status() != 200) {
            assertThat(reply.body()).startsWith("{\"__type\":\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "hello\r\n\r\n",
                "POST\r\n\r\n",
                "POST / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "POST / HTTP/1.1\r\nHost localhost\r\n\r\n",
                "POST / HTTP/1.1\r\n: nameless\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: two\r\n\r\n{}",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}}",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "POST /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            })
    void whatIsNoHttpIsRefusedOrClosedButNeverServed(String text) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.sendAsFarAsTaken(text.getBytes(StandardCharsets.ISO_8859_1));
            connection.endSending();
            try {
                Reply reply = connection.read();
                assertThat(reply.status())
                        .as(reply.toString())
                        .isBetween(400, 505)
                        .isNotEqualTo(500);
            } catch (EOFException | SocketException closed) {
                // closing without a word is an answer as well
            }
        }
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        String large = "h".repeat(100_000);
        Reply reply = send("POST / HTTP/1.1\r\n" + HOST + "X-Big: " + large + "\r\n\r\n");
        refused(reply, 400, "ValidationException");
        assertThat(reply.body()).contains("32768 bytes");
        refused(
                send("POST / HTTP/1.1\r\n" + HOST + "X-Many: v\r\n".repeat(10_000) + "\r\n"),
                400,
                "ValidationException");
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 1 << 20})
    void pathsWithoutEndAreRefusedOrClosed(int length) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.sendAsFarAsTaken(("GET /" + "p".repeat(length) + " HTTP/1.1\r\n" + HOST + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(connection.endsAfterAnError()).isTrue();
        }
    }

    @Test
    void oneHeaderMayComeTwice() throws IOException {
        assertThat(send(post(JSON + JSON + LIST + "X-Other: 1\r\nX-Other: 2\r\n", "{}"))
                        .status())
                .isEqualTo(200);
        Reply reply = send(post(JSON + LIST + "X-Amz-Target: AWSStepFunctions.DropTables\r\n", "{}"));
        assertThat(reply.status()).as("the first counts").isEqualTo(200);
    }

    @Test
    void chunkedBodiesAreServed() throws IOException {
        Reply reply = send("POST / HTTP/1.1\r\n" + HOST + JSON + LIST + "Transfer-Encoding: chunked\r\n\r\n"
                + "5\r\n{\"max\r\n7\r\nResults\r\n4\r\n\":1}\r\n0\r\n\r\n");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "2;x=y\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n"})
    void aBodyThatIsNotChunkedAsItSaysIsRefused(String body) throws IOException {
        String head = "POST / HTTP/1.1\r\n" + HOST + JSON + LIST + "Transfer-Encoding: chunked\r\n\r\n";
        refused(send(head + body), 400, "ValidationException");
        nothingIsServedAfter(head + body);
    }

    /** What comes after a body whose end nobody knows is part of it, and not a request. */
    private static void nothingIsServedAfter(String request) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.sendAsFarAsTaken((request + post(JSON + LIST, "{}")).getBytes(StandardCharsets.ISO_8859_1));
            assertThat(connection.endsAfterAnError()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "67108865", "-1", "two", "2\r\nContent-Length: 3"})
    void nothingIsServedAfterABodyOfAnImpossibleLength(String length) throws IOException {
        nothingIsServedAfter("POST / HTTP/1.1\r\n" + HOST + JSON + LIST + "Content-Length: " + length + "\r\n\r\n");
    }

    @Test
    void aChunkedBodyBeyondTheBoundIsRefusedAndOneWithoutEndIsCutOff() throws IOException {
        String head = "POST / HTTP/1.1\r\n" + HOST + JSON + LIST + "Transfer-Encoding: chunked\r\n\r\n";
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        refused(send(head + chunk.repeat(80) + "0\r\n\r\n"), 413, "RequestEntityTooLargeException");
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(head);
            byte[] chunks = chunk.repeat(16).getBytes(StandardCharsets.ISO_8859_1);
            for (int megabytes = 0; megabytes < 80; megabytes++) {
                connection.sendAsFarAsTaken(chunks);
            }
            assertThat(connection.endsAfterAnError()).isTrue();
        }
    }

    @Test
    void requestsInOneGoAreAnsweredInOrderAndGarbageAfterThemEndsTheConnection() throws IOException {
        String request = post(JSON + LIST, "{}");
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(request + post(JSON + LIST, "{") + request + "\u0001garbage\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(200);
            assertThat(connection.read().status()).isEqualTo(400);
            assertThat(connection.read().status()).isEqualTo(200);
            assertThat(connection.endsAfterAnError()).isTrue();
        }
    }

    @Test
    void aClientThatSendsByteByByteIsServedAndHoldsUpNobody() throws IOException {
        byte[] request = RawConnection.request("ListActivities", "{\"maxResults\":1}");
        try (RawConnection slow = new RawConnection(server.port())) {
            for (int i = 0; i < request.length; i++) {
                slow.send(new byte[] {request[i]});
                if (i % 40 == 0) {
                    Serving.check(server.port());
                }
            }
            assertThat(slow.read().status()).isEqualTo(200);
        }
    }

    @Test
    void halfRequestsThatFallSilentHoldUpNobody() throws IOException {
        byte[] request = RawConnection.request("ListActivities", "{\"maxResults\":1}");
        List<RawConnection> silent = new ArrayList<>();
        try {
            for (int i = 0; i < IDLE_CONNECTIONS; i++) {
                RawConnection connection = new RawConnection(server.port());
                connection.send(Arrays.copyOf(request, i % request.length));
                silent.add(connection);
            }
            for (int i = 0; i < 20; i++) {
                Serving.check(server.port());
            }
        } finally {
            for (RawConnection connection : silent) {
                connection.close();
            }
        }
    }

    @Test
    void idleConnectionsHoldUpNobodyAndAreServedLater() throws IOException {
        List<RawConnection> idle = new ArrayList<>();
        try {
            for (int i = 0; i < IDLE_CONNECTIONS; i++) {
                idle.add(new RawConnection(server.port()));
            }
            for (int i = 0; i < 20; i++) {
                Serving.check(server.port());
            }
            for (RawConnection connection : idle) {
                connection.send(RawConnection.request("ListActivities", "{}"));
            }
            for (RawConnection connection : idle) {
                assertThat(connection.read().status()).isEqualTo(200);
            }
        } finally {
            for (RawConnection connection : idle) {
                connection.close();
            }
        }
    }

    @Test
    void clientsThatLeaveInTheMiddleOfARequestLeaveNoTraceInTheLog() throws IOException {
        CompactLog.install(Level.INFO);
        List<LogRecord> log = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        try {
            byte[] request = RawConnection.request("ListActivities", "{\"maxResults\":1}");
            for (int end = 1; end < request.length; end += 3) {
                try (RawConnection connection = new RawConnection(server.port())) {
                    connection.send(Arrays.copyOf(request, end));
                    connection.endSending();
                    assertThat(connection.endsAfterAnError()).isTrue();
                }
            }
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(log).extracting(LogRecord::getMessage).isEmpty();
    }

    @Test
    void clientsThatGoWithoutReadingHoldUpNobody() throws IOException {
        for (int i = 0; i < 100; i++) {
            try (RawConnection connection = new RawConnection(server.port())) {
                connection.send(RawConnection.request("ListActivities", "{}"));
            }
        }
    }

    @Test
    void aPageOfAnotherOriginMayNotCall() throws IOException {
        refused(send(post(JSON + LIST + "Origin: https://evil.example\r\n", "{}")), 403, "AccessDeniedException");
        assertThat(send(post(JSON + LIST + "Origin: http://localhost:3000\r\n", "{}"))
                        .status())
                .isEqualTo(200);
    }
}
