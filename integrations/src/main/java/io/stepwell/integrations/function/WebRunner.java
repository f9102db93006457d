package io.stepwell.integrations.function;

import io.stepwell.integrations.lambda.Invocation;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Posts each event to a URL. */
final class WebRunner implements FunctionRunner {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int TOLD_CHARACTERS_MAX = 1_000;

    private final FunctionConfiguration function;
    private final URI url;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(threads)
            .build();

    WebRunner(FunctionConfiguration function, FunctionTarget.Web target) {
        this.function = function;
        this.url = target.url();
    }

    @Override
    public Result run(Invocation invocation, Supplier<Work> prepare) throws InterruptedException {
        Work work = prepare.get();
        Future<Work.End> call = threads.submit(() -> post(work));
        try {
            return new Result(call.get(function.timeoutSeconds(), TimeUnit.SECONDS), "");
        } catch (TimeoutException late) {
            return Result.failed(work, Breakdown.Observed.timeout(function.timeoutSeconds()), "");
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            String why = Objects.requireNonNullElse(
                    cause.getMessage(), cause.getClass().getSimpleName());
            return Result.failed(work, new Breakdown.Observed("Http.ConnectionFailed", where() + ": " + why), "");
        } finally {
            call.cancel(true);
        }
    }

    private Work.End post(Work work) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(work.event()));
        work.headers().forEach(request::header);
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        byte[] body;
        try (InputStream stream = response.body()) {
            body = stream.readNBytes(Work.End.BYTES_MAX + 1);
        }
        if (body.length > Work.End.BYTES_MAX) {
            return Work.End.tooLarge();
        }
        return end(work, response.statusCode(), body);
    }

    private Work.End end(Work work, int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        Object tree;
        try {
            tree = body.length == 0 ? null : Json.parse(text).tree();
        } catch (JsonSyntaxException notJson) {
            return status >= 300
                    ? failed(work, status, text)
                    : new Breakdown.Observed(
                                    "Runtime.MarshalError",
                                    where() + " answered what is not JSON: " + notJson.getMessage())
                            .end(work.requestId());
        }
        if (status < 300) {
            return new Work.End(body.length == 0 ? "null".getBytes(StandardCharsets.US_ASCII) : body, null);
        }
        boolean isReport = tree instanceof Map<?, ?> report && report.get("errorType") instanceof String;
        return isReport ? new Work.End(body, "Unhandled") : failed(work, status, text);
    }

    private Work.End failed(Work work, int status, String body) {
        String told = body.substring(0, Math.min(body.length(), TOLD_CHARACTERS_MAX));
        return new Breakdown.Observed("Http." + status, where() + " answered " + status + ": " + told)
                .end(work.requestId());
    }

    /** The URL without its query, which may hold secrets. */
    private String where() {
        return "POST " + url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }

    @Override
    public void retire() {
        client.shutdown();
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
