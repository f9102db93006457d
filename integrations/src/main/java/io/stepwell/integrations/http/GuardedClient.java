package io.stepwell.integrations.http;

import io.stepwell.engine.Limits;
import io.stepwell.language.data.ErrorNames;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls to the addresses that the rules accept, with TLS unless the address was explicitly allowed. It follows no
 * redirect, remembers no cookie, uses no proxy, repeats nothing and shares no connection between calls: what is sent to
 * a server depends on the call alone.
 */
public final class GuardedClient implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    /** More than the calls that are made at once: whoever may make a call need not wait for a connection. */
    private static final int CONNECTIONS_MAX = 10_000;

    private static final Http1Config BOUNDS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(32 * 1024)
            .setMaxEmptyLineCount(10)
            .build();

    private final Function<@Nullable Tls, CloseableHttpClient> makeSecured;
    private final CloseableHttpClient secured;
    /** As many as the configuration has of them. */
    private final Map<Tls, CloseableHttpClient> securedDifferently = new ConcurrentHashMap<>();

    private final CloseableHttpClient plain;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int bodyBytesMax;

    /** @param bodyBytesMax the longest body that is accepted */
    public GuardedClient(AddressRules rules, int bodyBytesMax) {
        this.bodyBytesMax = bodyBytesMax;
        String advice = "has an address that tasks may not call. Allow it with the setting http-allow";
        this.makeSecured = tls -> client(new GuardedResolver(rules::accepts, advice), tls);
        this.secured = makeSecured.apply(null);
        this.plain = client(
                new GuardedResolver(
                        rules::isAllowed,
                        "can only be called by https, or once it is allowed with the setting http-allow"),
                null);
    }

    private static CloseableHttpClient client(GuardedResolver resolver, @Nullable Tls tls) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setTlsSocketStrategy(
                                tls == null
                                        ? DefaultClientTlsStrategy.createDefault()
                                        : new DefaultClientTlsStrategy(tls.context()))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(BOUNDS)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(Timeout.DISABLED)
                                .build())
                        .setMaxConnTotal(CONNECTIONS_MAX)
                        .setMaxConnPerRoute(CONNECTIONS_MAX)
                        .build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /**
     * Makes the call.
     *
     * @param millisMax the longest it may take, from the name's resolution to the last byte
     * @throws HttpFailure when there is no answer, or one that is too long
     */
    public HttpReply call(HttpCall call, long millisMax) throws HttpFailure, InterruptedException {
        HttpUriRequestBase request = call.request();
        Future<HttpReply> reply = threads.submit(() -> exchange(request, call));
        try {
            return reply.get(millisMax, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw HttpFailure.socket("The call did not end within " + millisMax / 1_000 + " seconds");
        } catch (ExecutionException failed) {
            throw failure(failed.getCause(), call.uri().getHost());
        } finally {
            request.abort();
            reply.cancel(true);
        }
    }

    private HttpReply exchange(HttpUriRequestBase request, HttpCall call) throws IOException {
        return client(call).execute(request, this::read);
    }

    private CloseableHttpClient client(HttpCall call) {
        if ("http".equals(call.uri().getScheme())) {
            return plain;
        }
        return call.tls() == null ? secured : securedDifferently.computeIfAbsent(call.tls(), makeSecured);
    }

    private HttpReply read(ClassicHttpResponse response) throws IOException {
        byte[] body = new byte[0];
        if (response.getEntity() != null) {
            try (InputStream content = response.getEntity().getContent()) {
                body = content.readNBytes(bodyBytesMax + 1);
                if (body.length > bodyBytesMax) {
                    response.close(); // do not read the rest
                    throw new BodyTooLongException();
                }
            }
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), _ -> new ArrayList<>()).add(String.valueOf(header.getValue()));
        }
        String reason = response.getReasonPhrase();
        return new HttpReply(response.getCode(), reason == null ? "" : reason, headers, body);
    }

    private static HttpFailure failure(@Nullable Throwable cause, String host) {
        return switch (cause) {
            case BodyTooLongException _ -> new HttpFailure(ErrorNames.DATA_LIMIT_EXCEEDED, Limits.tooLarge("http"));
            case RefusedAddressException refused -> HttpFailure.socket(String.valueOf(refused.getMessage()));
            case UnknownHostException _ -> HttpFailure.socket("The host " + host + " is not known");
            case ConnectException _ -> HttpFailure.socket("The host " + host + " refused the connection");
            case SocketTimeoutException _ -> HttpFailure.socket("The host " + host + " did not answer in time");
            case SSLException refused -> TlsFailures.of(refused, host);
            case null, default -> HttpFailure.socket("The connection with the host " + host + " broke off");
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
        secured.close(CloseMode.IMMEDIATE);
        securedDifferently.values().forEach(client -> client.close(CloseMode.IMMEDIATE));
        plain.close(CloseMode.IMMEDIATE);
    }

    private static final class BodyTooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
