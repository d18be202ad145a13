package io.tightloop.planner.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.baton.Sha256;
import io.tightloop.planner.view.SessionRow;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;

/** Shows sessions with what they are made of. */
@Singleton
class SessionSnapshots {
    private final StoredSessions sessions;
    private final SessionParts parts;
    private final ObjectMapper mapper;

    SessionSnapshots(StoredSessions sessions, SessionParts parts, ObjectMapper mapper) {
        this.sessions = sessions;
        this.parts = parts;
        this.mapper = mapper;
    }

    /** The session as it is stored now, once that includes the version that the client has seen. */
    SessionSnapshot take(String id, String after) throws InterruptedException {
        return of(sessions.known(id, after));
    }

    /** The same, or nothing while there is no such session. */
    Optional<SessionSnapshot> find(String id, String after) throws InterruptedException {
        return sessions.find(id, after).map(this::of);
    }

    private SessionSnapshot of(SessionRow row) {
        var body = SessionBody.of(row, parts.of(row));
        return new SessionSnapshot(row, body, etag(body));
    }

    private String etag(SessionBody body) {
        try {
            var digest = Sha256.digest().digest(mapper.writeValueAsBytes(body));
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
