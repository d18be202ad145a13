package io.tightloop.executor.worker;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads the body of an answer up to a bound and lets go of the rest. */
final class HttpBody implements BodySubscriber<HttpBody.Read> {

    /** Bytes that are read of a body. */
    static final int READ_BYTES = 1024 * 1024;

    private final CompletableFuture<Read> read = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.Subscription subscription;

    /** The beginning of a body, and whether there was more. */
    record Read(byte[] bytes, boolean cut) {}

    @Override
    public CompletionStage<Read> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            var part = new byte[Math.min(buffer.remaining(), READ_BYTES - bytes.size())];
            buffer.get(part);
            bytes.writeBytes(part);
            if (buffer.hasRemaining()) {
                read.complete(new Read(bytes.toByteArray(), true));
                subscription.cancel();
                return;
            }
        }
    }

    @Override
    public void onError(Throwable problem) {
        read.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        read.complete(new Read(bytes.toByteArray(), false));
    }
}
