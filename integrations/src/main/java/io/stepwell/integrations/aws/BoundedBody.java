package io.stepwell.integrations.aws;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body in memory up to a bound; a longer one is abandoned and leaves an empty result. */
final class BoundedBody implements HttpResponse.BodySubscriber<Optional<byte[]>> {
    private final int bytesMax;
    private final CompletableFuture<Optional<byte[]>> result = new CompletableFuture<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        source.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (result.isDone()) {
                return;
            }
            if (buffer.remaining() > bytesMax - collected.size()) {
                abandon();
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            collected.write(bytes, 0, bytes.length);
        }
    }

    private void abandon() {
        result.complete(Optional.empty());
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(Optional.of(collected.toByteArray()));
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
        return result;
    }
}
