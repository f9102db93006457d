package io.stepwell.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive connection to the API, for one thread. It does as little as it can, so that what is measured is the
 * server: a request is one write, an answer is read up to its content length and not parsed.
 */
final class ApiConnection implements AutoCloseable {
    private static final int LINE_BYTES_MAX = 8_192;
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final OutputStream out;
    private final BufferedInputStream in;
    private final byte[] line = new byte[LINE_BYTES_MAX];
    private int lineLength;

    ApiConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** An answer: its status, and its body as sent. */
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The text of a member, found without parsing; only for members whose value has no escapes. */
        String member(String name) {
            String text = text();
            int key = text.indexOf('"' + name + "\":\"");
            if (key < 0) {
                throw new IllegalStateException("no " + name + " in " + text);
            }
            int from = key + name.length() + 4;
            return text.substring(from, text.indexOf('"', from));
        }
    }

    /** The bytes of a request, made once and sent often. */
    static byte[] request(String operation, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: AWSStepFunctions." + operation
                + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: " + content.length + "\r\n\r\n";
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[headBytes.length + content.length];
        System.arraycopy(headBytes, 0, all, 0, headBytes.length);
        System.arraycopy(content, 0, all, headBytes.length, content.length);
        return all;
    }

    Answer send(byte[] request) throws IOException {
        out.write(request);
        return read();
    }

    Answer call(String operation, String body) throws IOException {
        return send(request(operation, body));
    }

    /** As {@link #call}, for what must work. */
    Answer must(String operation, String body) throws IOException {
        Answer answer = call(operation, body);
        if (answer.status() != 200) {
            throw new IllegalStateException(operation + " answered " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    /** The bytes of a request for a page such as {@code /metrics}. */
    static byte[] page(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The body of a page. */
    String get(String path) throws IOException {
        return send(page(path)).text();
    }

    private Answer read() throws IOException {
        readLine();
        int status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + line[11] - '0';
        int length = 0;
        for (readLine(); lineLength > 0; readLine()) {
            if (startsWithContentLength()) {
                length = Integer.parseInt(new String(
                                line,
                                CONTENT_LENGTH.length,
                                lineLength - CONTENT_LENGTH.length,
                                StandardCharsets.US_ASCII)
                        .trim());
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the server closed the connection inside an answer");
        }
        return new Answer(status, body);
    }

    private void readLine() throws IOException {
        lineLength = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (b != '\r') {
                line[lineLength++] = (byte) b;
            }
        }
    }

    private boolean startsWithContentLength() {
        if (lineLength < CONTENT_LENGTH.length) {
            return false;
        }
        for (int i = 0; i < CONTENT_LENGTH.length; i++) {
            if ((line[i] | 0x20) != (CONTENT_LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
