package io.tightloop.baton.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import jakarta.inject.Singleton;

/**
 * Keeps the server from unpacking bodies: a few bytes can unpack to any number, on the thread that serves other clients
 * too. {@link LargeBodies} refuses them.
 */
@Singleton
final class PackedBodies implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    /** Stands for Content-Encoding behind this point; what a client says under this name is dropped. */
    static final String PACKED = "tl-packed-body";

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        var registry = event.getBean();
        registry.register(new Customizer(null));
        return registry;
    }

    private record Customizer(Channel channel) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new Customizer(channel);
        }

        @Override
        public void onStreamPipelineBuilt() {
            var codec = channel.pipeline().context(HttpServerCodec.class);
            if (codec != null) {
                channel.pipeline().addAfter(codec.name(), PACKED, new Rename());
            }
        }
    }

    private static final class Rename extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                var encoding = request.headers().get(HttpHeaderNames.CONTENT_ENCODING);
                request.headers().remove(PACKED);
                request.headers().remove(HttpHeaderNames.CONTENT_ENCODING);
                if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
                    request.headers().set(PACKED, encoding);
                }
            }
            context.fireChannelRead(message);
        }
    }
}
