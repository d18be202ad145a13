package io.tightloop.notifier.webhook.send;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/** Posts a request to one host at given addresses and reads what it answers. */
final class Exchange {
    private static final ContentType CLOUD_EVENT = ContentType.create(CloudEvent.MEDIA_TYPE);

    private final Limits limits;
    private final TlsSocketStrategy tls;
    private final String userAgent;

    Exchange(Limits limits, SSLContext trust, String version) {
        this.limits = limits;
        tls = new DefaultClientTlsStrategy(trust, HostnameVerificationPolicy.BOTH, new DefaultHostnameVerifier());
        userAgent = "Tightloop/" + version;
    }

    Answer post(URI url, List<InetAddress> addresses, Request request, Deadline deadline) throws IOException {
        var post = post(url, request);
        deadline.guards(post);
        var client = PinnedClient.of(addresses, tls, limits);
        try {
            return answer(client.executeOpen(null, post, null));
        } finally {
            client.close(CloseMode.IMMEDIATE); // else it reads on to the end of the body
        }
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        return new Answer(
                response.getCode(),
                header(response, HttpHeaders.RETRY_AFTER),
                header(response, HttpHeaders.LOCATION),
                excerpt(response));
    }

    private HttpPost post(URI url, Request request) {
        var post = new HttpPost(url);
        post.setHeader(HttpHeaders.USER_AGENT, userAgent);
        post.setHeader(HttpHeaders.CONNECTION, "close");
        post.setHeader("webhook-id", request.id());
        post.setHeader("webhook-timestamp", request.timestamp().getEpochSecond());
        post.setHeader("webhook-signature", Signature.of(request));
        post.setHeader("tightloop-attempt", request.attempt());
        post.setEntity(new ByteArrayEntity(request.body(), CLOUD_EVENT));
        return post;
    }

    private static String excerpt(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        return Excerpt.read(entity == null ? InputStream.nullInputStream() : entity.getContent());
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(NameValuePair::getValue);
    }
}
