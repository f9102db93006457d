package io.stepwell.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.BadRequestException;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Takes the body of a request from the socket. A body that is too large is read to its end and forgotten before it is
 * refused, because a client that is still sending when the connection closes never sees the answer; one that is
 * larger than all patience is not read at all.
 */
final class Entity {
    /** Plenty for what this server's own routes are sent. */
    static final int BYTES_MAX = 4 << 20;

    /** How much is read only to be refused. */
    static final long FORGOTTEN_BYTES_MAX = 64 << 20;

    private static final byte[] NOTHING = {};

    private Entity() {}

    static byte[] read(ServerRequest request) {
        return read(request, BYTES_MAX);
    }

    /** The same with a bound of the route's own. */
    static byte[] read(ServerRequest request, int bytesMax) {
        if (!request.content().hasEntity()) {
            return NOTHING;
        }
        try {
            return request.headers().contentLength().orElse(Long.MAX_VALUE) <= bytesMax
                    ? request.content().as(byte[].class)
                    : bounded(request, bytesMax);
        } catch (NumberFormatException e) {
            throw broken("The body is not chunked as its Transfer-Encoding header says: a chunk begins with its size"
                    + " in hexadecimal digits and nothing else");
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw broken("The connection ended before the body did");
        } catch (RequestException e) {
            throw broken("The body cannot be read: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bounded(ServerRequest request, int bytesMax) throws IOException {
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(bytesMax);
            if (in.read() >= 0) {
                forget(in, bytesMax);
                throw new HttpException(
                        "The request is larger than " + bytesMax + " bytes", Status.REQUEST_ENTITY_TOO_LARGE_413, true);
            }
            return body;
        }
    }

    private static void forget(InputStream in, int bytesMax) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long forgotten = bytesMax;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            forgotten += read;
            if (forgotten > FORGOTTEN_BYTES_MAX) {
                throw broken("The request is larger than " + bytesMax + " bytes and does not end");
            }
        }
    }

    /** Nobody knows where the next request begins on this connection: the only exception after which it is closed. */
    private static BadRequestException broken(String sentence) {
        return new BadRequestException(sentence);
    }
}
