package io.stepwell.integrations.aws;

import io.stepwell.integrations.endpoint.ServiceEndpoint;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Sends signed requests and waits for their answers, on the caller's (virtual) thread. Safe for many threads; one per
 * server is enough. It knows HTTP, signatures, bounds and retries; what a body means is its callers' matter, so that
 * every AWS protocol can stand on it.
 */
public final class AwsClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final RequestSigner signer = new RequestSigner();
    private final RetryPolicy retries;

    public AwsClient(RetryPolicy retries) {
        this.retries = retries;
    }

    /**
     * Makes a call, repeating it as the policy says while the limits allow.
     *
     * @throws InterruptedException when nobody waits any more; the request is abandoned
     */
    public CallResult call(ServiceEndpoint endpoint, ServiceRequest request, ErrorReader errors, CallLimits limits)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            CallResult result = attempt(endpoint, request, errors, limits);
            if (attempt >= retries.attemptsMax() || !retries.retries(result)) {
                return result;
            }
            long pause = retries.pauseMillis(
                    attempt, result, ThreadLocalRandom.current().nextDouble());
            if (pause >= limits.remainingMillis(System.currentTimeMillis())) {
                return result;
            }
            Thread.sleep(pause);
        }
    }

    private CallResult attempt(ServiceEndpoint endpoint, ServiceRequest request, ErrorReader errors, CallLimits limits)
            throws InterruptedException {
        long millis = limits.attemptMillis(System.currentTimeMillis());
        if (millis <= 0) {
            return unreachable("the call's time is over");
        }
        HttpRequest signed;
        try {
            signed = signer.sign(endpoint, request).build();
        } catch (SdkClientException noCredentials) {
            return new CallResult.Unreachable(String.valueOf(noCredentials.getMessage()));
        }
        CompletableFuture<HttpResponse<Optional<byte[]>>> exchange =
                http.sendAsync(signed, _ -> new BoundedBody(limits.responseBytesMax()));
        try {
            return judge(exchange.get(millis, TimeUnit.MILLISECONDS), errors, limits);
        } catch (TimeoutException late) {
            return unreachable("Read timed out");
        } catch (ExecutionException failed) {
            return unreachable(reason(failed.getCause(), endpoint));
        } finally {
            exchange.cancel(true);
        }
    }

    private static CallResult judge(HttpResponse<Optional<byte[]>> response, ErrorReader errors, CallLimits limits) {
        if (response.body().isEmpty()) {
            return new CallResult.TooLarge(limits.responseBytesMax());
        }
        ServiceResponse answer = new ServiceResponse(
                response.statusCode(), response.headers().map(), response.body().get());
        return answer.statusCode() / 100 == 2
                ? new CallResult.Answered(answer)
                : new CallResult.Refused(errors.read(answer));
    }

    private static CallResult unreachable(String reason) {
        return new CallResult.Unreachable("Unable to execute HTTP request: " + reason);
    }

    private static String reason(@Nullable Throwable failure, ServiceEndpoint endpoint) {
        String address = endpoint.uri().getHost() + ":" + port(endpoint.uri());
        return switch (failure) {
            case HttpConnectTimeoutException _ -> "Connect to " + address + " failed: connect timed out";
            case ConnectException e
            when e.getCause() instanceof UnresolvedAddressException ->
                endpoint.uri().getHost() + ": Name or service not known";
            case ConnectException _ -> "Connect to " + address + " failed: Connection refused";
            case null -> "unknown failure";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static int port(URI uri) {
        int standard = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
        return uri.getPort() < 0 ? standard : uri.getPort();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
