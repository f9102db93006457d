package io.stepwell.server.console;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.server.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The pages of the console, which are resources of the module {@code console}. A page is all scripts and styles of this
 * server: the Content-Security-Policy lets nothing else in. Files under {@code /assets/} have the hash of their content
 * in their name and may be kept for good; the page that names them is asked for each time. Beside a file the build may have
 * put the same one compressed, which is sent to whoever takes it.
 */
public final class PagesRoute implements Route {
    private static final String ROOT = "io/stepwell/console/";
    private static final String INDEX = "index.html";
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "woff", "font/woff");
    private static final int NONCE_BYTES = 18;
    private static final byte[] NOT_BUILT = """
            <!doctype html><html lang="en"><title>Stepwell</title><h1>The console is not part of this build</h1>
            <p>The server serves its API. For the console install Node.js 20 or newer and start
            <code>./stepwell server</code> again: it builds the pages then.</p></html>
            """.getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    /** Only files that exist are kept: their number is that of the resources. */
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.get("/", this::page);
        routing.get("/stepwell.svg", (request, response) -> file("stepwell.svg", "no-cache", request, response));
        routing.get("/assets/{name}", (request, response) -> {
            String name = request.path().pathParameters().get("name");
            if (FILE.matcher(name).matches()) {
                file("assets/" + name, "public, max-age=31536000, immutable", request, response);
            } else {
                response.next();
            }
        });
    }

    /** A call of the API that came as a GET is answered by the API. */
    private void page(ServerRequest request, ServerResponse response) {
        if (request.headers().contains(HeaderNames.create("X-Amz-Target"))) {
            response.next();
            return;
        }
        String nonce = nonce();
        response.header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.CONTENT_TYPE, type(INDEX))
                .header(HeaderNames.create("Content-Security-Policy"), policy(nonce))
                .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
                .header(HeaderNames.create("X-Frame-Options"), "DENY")
                .header(HeaderNames.create("Referrer-Policy"), "no-referrer")
                .header(HeaderNames.create("Cross-Origin-Opener-Policy"), "same-origin")
                .header(HeaderNames.create("Cross-Origin-Resource-Policy"), "same-origin");
        response.send(read(INDEX)
                .map(page -> new String(page, StandardCharsets.UTF_8)
                        .replace("{{nonce}}", nonce)
                        .getBytes(StandardCharsets.UTF_8))
                .orElse(NOT_BUILT));
    }

    private void file(String name, String caching, ServerRequest request, ServerResponse response) {
        Optional<byte[]> content = read(name);
        if (content.isEmpty()) {
            response.next();
            return;
        }
        response.header(HeaderNames.CACHE_CONTROL, caching)
                .header(HeaderNames.CONTENT_TYPE, type(name))
                .header(HeaderNames.VARY, "Accept-Encoding")
                .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
                .header(HeaderNames.create("Cross-Origin-Resource-Policy"), "same-origin");
        String accepted = String.join(",", request.headers().values(HeaderNames.ACCEPT_ENCODING));
        for (Compression compression : Compression.values()) {
            Optional<byte[]> smaller = read(name + compression.suffix());
            if (smaller.isPresent() && compression.isIn(accepted)) {
                response.header(HeaderNames.CONTENT_ENCODING, compression.coding());
                response.send(smaller.get());
                return;
            }
        }
        response.send(content.get());
    }

    /** The editor makes its styles while it runs, under the nonce; pictures are exported by way of data addresses. */
    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.computeIfAbsent(name, PagesRoute::resource));
    }

    private static byte @org.jspecify.annotations.Nullable [] resource(String name) {
        try (InputStream in = PagesRoute.class.getClassLoader().getResourceAsStream(ROOT + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
