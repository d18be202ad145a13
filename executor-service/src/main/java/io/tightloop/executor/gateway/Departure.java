package io.tightloop.executor.gateway;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelFutureListener;
import java.util.concurrent.CompletableFuture;

/** Notices clients that have gone: the server itself goes on waiting for an answer that nobody reads. */
final class Departure {
    private Departure() {}

    /** Ends the wait for an answer with this one when the connection of its request is closed before. */
    static <T> void ends(CompletableFuture<T> answer, T last, HttpRequest<?> request) {
        if (request instanceof NettyHttpRequest<?> netty) {
            var closed = netty.getChannelHandlerContext().channel().closeFuture();
            ChannelFutureListener gone = _ -> answer.complete(last);
            closed.addListener(gone);
            // A connection serves many requests.
            answer.whenComplete((_, _) -> closed.removeListener(gone));
        }
    }
}
