package io.tightloop.baton.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.tightloop.baton.payload.PayloadStore;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds the memory of bodies before they are read and until they are answered: one that is larger than its path takes
 * is refused at once; small ones that together would take more than a sixteenth of the heap, and large ones that would
 * take more than an eighth, are asked to come again. A body without a length counts as the largest of its path.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class LargeBodies {
    /** Bodies up to this do not wait for room that large ones take, bytes. */
    static final int SMALL_BYTES = 256 << 10;

    /** Room around an output in the body of a result, bytes. */
    private static final int AROUND_BYTES = 1 << 20;

    private static final int LARGEST_RESULT_BYTES = PayloadStore.LARGEST_BYTES + AROUND_BYTES;
    /** Room for small ones at least, bytes. */
    private static final int LEAST_SMALL_BYTES = 16 << 20;

    private static final int UNIT_BYTES = 1 << 8;
    private static final String RESERVED = LargeBodies.class.getName();

    private final Semaphore free;
    private final Semaphore freeForSmall;

    @Inject
    LargeBodies() {
        this(Runtime.getRuntime().maxMemory() / 8);
    }

    LargeBodies(long bytes) {
        free = room(Math.max(LARGEST_RESULT_BYTES, bytes));
        freeForSmall = room(Math.max(LEAST_SMALL_BYTES, bytes / 2));
    }

    private static Semaphore room(long bytes) {
        return new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes / UNIT_BYTES));
    }

    @RequestFilter
    void admit(HttpRequest<?> request) {
        if (!request.getMethod().permitsRequestBody()) {
            return;
        }
        if (request.getHeaders().contains(PackedBodies.PACKED)) {
            throw new Refused.Packed(request.getHeaders().get(PackedBodies.PACKED));
        }
        int largest = largest(request.getPath());
        long length = Math.max(0, request.getContentLength());
        if (length > largest) {
            throw new Refused.TooLarge("The body has " + length + " bytes; at most " + largest + " are taken here");
        }
        // A body whose length is not said counts as the largest of its path.
        long room = request.getHeaders().contains("Transfer-Encoding") ? largest : length;
        if (room > 0) {
            int units = (int) ((room + UNIT_BYTES - 1) / UNIT_BYTES);
            reserve(request, room > SMALL_BYTES ? free : freeForSmall, units);
        }
    }

    @ResponseFilter
    void release(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(RESERVED, Reservation.class).ifPresent(reservation -> {
            reservation.giveBack();
            // A connection serves many requests.
            if (request instanceof NettyHttpRequest<?> netty) {
                netty.getChannelHandlerContext().channel().closeFuture().removeListener(reservation);
            }
        });
    }

    /** Free units of 256 bytes for large bodies. */
    int free() {
        return free.availablePermits();
    }

    /** Free units of 256 bytes for small ones. */
    int freeForSmall() {
        return freeForSmall.availablePermits();
    }

    /** Largest body of a path, bytes. */
    private static int largest(String path) {
        boolean result = path.startsWith("/v1/payloads/") || path.startsWith("/v1/work/") && path.endsWith("/complete");
        return result ? LARGEST_RESULT_BYTES : JsonText.LARGEST_BYTES;
    }

    private static void reserve(HttpRequest<?> request, Semaphore room, int units) {
        if (!room.tryAcquire(units)) {
            throw new Refused.Busy("bodies", "Too many bodies of this size at the same time; send it again");
        }
        var reservation = new Reservation(room, units, new AtomicBoolean(true));
        request.setAttribute(RESERVED, reservation);
        if (request instanceof NettyHttpRequest<?> netty) {
            // A client that goes away in the middle of its body gets no response.
            netty.getChannelHandlerContext().channel().closeFuture().addListener(reservation);
        }
    }

    /** Room for one body, given back once. */
    private record Reservation(Semaphore free, int units, AtomicBoolean held) implements ChannelFutureListener {
        @Override
        public void operationComplete(ChannelFuture closed) {
            giveBack();
        }

        void giveBack() {
            if (held.compareAndSet(true, false)) {
                free.release(units);
            }
        }
    }
}
