package io.tightloop.notifier.webhook.send;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/** Reads the head of an answer and refuses one that the connection's end cuts short, which the library takes for whole. */
final class WholeHead implements HttpMessageParser<ClassicHttpResponse> {
    private final HttpMessageParser<ClassicHttpResponse> parser;

    WholeHead(Http1Config config) {
        parser = DefaultHttpResponseParserFactory.INSTANCE.create(config);
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
        var watched = new Watched(in);
        var head = parser.parse(buffer, watched);
        if (head != null && watched.ended) {
            throw new ConnectionClosedException();
        }
        return head;
    }

    /** A stream that knows whether its end was met. */
    private static final class Watched extends FilterInputStream {
        private boolean ended;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return seen(super.read());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return seen(super.read(bytes, from, length));
        }

        private int seen(int read) {
            ended = ended || read < 0;
            return read;
        }
    }
}
