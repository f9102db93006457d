package io.stepwell.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The HTTP interface of Lambda's Invoke, as small as it can be: the same behaviour for every function. */
final class LambdaDouble implements AutoCloseable {
    private final ServerSocket socket;
    private volatile UnaryOperator<byte[]> behaviour = payload -> payload;

    LambdaDouble() throws IOException {
        socket = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** What functions answer from now on: payload to result, both JSON. Called by many threads. */
    void behave(UnaryOperator<byte[]> behaviour) {
        this.behaviour = behaviour;
    }

    /** What tells a server to call functions here. */
    Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream(), 16_384);
            OutputStream out = connection.getOutputStream();
            while (true) {
                int length = readHead(in);
                if (length < 0) {
                    return;
                }
                byte[] result = behaviour.apply(in.readNBytes(length));
                byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + result.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                byte[] answer = new byte[head.length + result.length];
                System.arraycopy(head, 0, answer, 0, head.length);
                System.arraycopy(result, 0, answer, head.length, result.length);
                out.write(answer);
            }
        } catch (IOException e) {
            // the server under test was killed, or has closed the connection
        }
    }

    /** The content length of the next request; -1 when there is none. */
    private static int readHead(InputStream in) throws IOException {
        int length = -1;
        StringBuilder line = new StringBuilder(128);
        boolean first = true;
        while (true) {
            int b = in.read();
            if (b < 0) {
                return -1;
            }
            if (b == '\r') {
                continue;
            }
            if (b != '\n') {
                line.append((char) b);
                continue;
            }
            if (line.isEmpty() && !first) {
                return Math.max(length, 0);
            }
            first = false;
            String text = line.toString().toLowerCase(Locale.ROOT);
            if (text.startsWith("content-length:")) {
                length = Integer.parseInt(text.substring(15).trim());
            }
            line.setLength(0);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
