package io.stepwell.server.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A socket to the server, and as much HTTP as is needed to read an answer. */
final class RawConnection implements AutoCloseable {
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(60);

    private final Socket socket;
    private final InputStream in;

    /** An answer as it came. */
    record Reply(int status, Map<String, String> headers, String body) {
        /** The name of the error, as AWS clients read it. */
        String error() {
            return body.replaceAll("(?s).*\"__type\":\"([^\"]+)\".*", "$1");
        }
    }

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) ANSWER_BOUND.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A request for an operation with this body, in AWS JSON. */
    static byte[] request(String operation, byte[] body) {
        return bytes(
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
                        + "X-Amz-Target: AWSStepFunctions." + operation + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n",
                body);
    }

    static byte[] request(String operation, String body) {
        return request(operation, body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends as much as the server takes: it may answer and close before it has read all. */
    RawConnection sendAsFarAsTaken(byte[] bytes) {
        try {
            send(bytes);
        } catch (IOException e) {
            // the server has closed: what it said is still to be read
        }
        return this;
    }

    /** The next answer. */
    Reply read() throws IOException {
        String statusLine = line();
        if (!statusLine.startsWith("HTTP/1.1 ")) {
            throw new IOException("no HTTP: " + statusLine);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        return new Reply(Integer.parseInt(statusLine.split(" ")[1]), headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed after '" + line + "'");
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(next);
        }
    }

    /** Says that nothing more will come. */
    void endSending() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // the server has closed already
        }
    }

    /** Whether the server closes, at most after an error. */
    boolean endsAfterAnError() throws IOException {
        try {
            return read().status() >= 400 && in.read() < 0;
        } catch (EOFException | SocketException closed) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
