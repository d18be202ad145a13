package io.tightloop.planner.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.tightloop.baton.http.Refused;
import io.tightloop.baton.payload.PayloadStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** Sends what is in the payload store to clients, without reading it into memory. */
@Singleton
final class PayloadFiles {
    private final PayloadStore store;

    PayloadFiles(PayloadStore store) {
        this.store = store;
    }

    /** Where a payload is sent from as it is. */
    static String url(String sessionId, String hash) {
        return "/v1/sessions/" + sessionId + "/payloads/" + hash;
    }

    /**
     * What is kept under a hash; reading it fails at its end when it is damaged, which ends the connection.
     *
     * @throws Refused.Unknown when nothing is
     * @throws Refused.Unavailable while the store cannot be reached
     */
    InputStream open(String sessionId, String hash) {
        try {
            return store.open(sessionId, hash);
        } catch (NoSuchFileException | IllegalArgumentException _) {
            throw new Refused.Unknown("The session has no payload '" + hash
                    + "' in the store that this service is set to (tightloop.payloads.url)");
        } catch (IOException _) {
            throw new Refused.Unavailable("The payload store does not answer; ask again");
        }
    }

    /** A response with these bytes, never to be taken for a page. */
    static MutableHttpResponse<?> sent(InputStream bytes, MediaType type, String hash) {
        return HttpResponse.ok(new StreamedFile(bytes, type))
                .header(HttpHeaders.ETAG, '"' + hash + '"')
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
