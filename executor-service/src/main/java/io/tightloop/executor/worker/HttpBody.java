package io.tightloop.executor.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads the body of an answer up to a bound, what is long of it into a file, and lets go of the rest. */
final class HttpBody implements BodySubscriber<HttpBody.Read> {

    /** Bytes of a body that are looked at. */
    static final int READ_BYTES = 1024 * 1024;

    private final CompletableFuture<Read> read = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long most;
    private Flow.Subscription subscription;
    private Spool spool;
    private long seen;

    /** @param most bytes after which the rest is let go, at least {@link #READ_BYTES} */
    HttpBody(long most) {
        this.most = most;
    }

    /**
     * A body.
     *
     * @param bytes its beginning, at most {@link #READ_BYTES}
     * @param cut whether there was more
     * @param whole all of it, to be closed; null when the beginning is all that was kept
     * @param ended whether nothing at all was let go
     */
    record Read(byte[] bytes, boolean cut, Spool whole, boolean ended) {}

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
        try {
            for (var buffer : buffers) {
                var part = new byte[(int) Math.min(buffer.remaining(), most - seen)];
                buffer.get(part);
                take(part);
                if (buffer.hasRemaining()) {
                    read.complete(new Read(bytes.toByteArray(), true, spool, false));
                    subscription.cancel();
                    return;
                }
            }
        } catch (IOException e) {
            subscription.cancel();
            onError(e);
        }
    }

    private void take(byte[] part) throws IOException {
        int looked = Math.min(part.length, READ_BYTES - bytes.size());
        if (spool == null && looked < part.length) {
            spool = new Spool();
            spool.add(bytes.toByteArray(), 0, bytes.size());
        }
        if (spool != null) {
            spool.add(part, 0, part.length);
        }
        bytes.write(part, 0, looked);
        seen += part.length;
    }

    @Override
    public void onError(Throwable problem) {
        if (spool != null) {
            spool.close();
        }
        read.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        read.complete(new Read(bytes.toByteArray(), spool != null, spool, true));
    }
}
