package io.tightloop.planner.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.planner.view.History;
import io.tightloop.planner.view.Lineage;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.SessionRow;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Shows sessions with their criteria, their first 100 open questions and their first 100 tasks. */
@Singleton
class SessionSnapshots {
    private static final int SHOWN = 100;

    private final StoredSessions sessions;
    private final ReadModel readModel;
    private final History history;
    private final Lineage lineage;
    private final ObjectMapper mapper;

    SessionSnapshots(
            StoredSessions sessions, ReadModel readModel, History history, Lineage lineage, ObjectMapper mapper) {
        this.sessions = sessions;
        this.readModel = readModel;
        this.history = history;
        this.lineage = lineage;
        this.mapper = mapper;
    }

    /** The session as it is stored now, once that includes the version that the client has seen. */
    SessionSnapshot take(String id, String after) throws InterruptedException {
        var row = sessions.known(id, after);
        var body = body(row);
        return new SessionSnapshot(row, body, etag(body));
    }

    private SessionBody body(SessionRow row) {
        var id = row.id();
        var parent = lineage.parent(row).map(ParentBody::of).orElse(null);
        var questions = history.openConfirmations(id, SHOWN).stream()
                .map(ConfirmationBody::of)
                .toList();
        var criteria = readModel.criteria(id, -1, BriefReader.MOST_PARTS).stream()
                .map(CriterionBody::of)
                .toList();
        var tasks = readModel.tasks(id, -1, SHOWN).stream().map(TaskBody::of).toList();
        var counts = readModel.progress(id);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        var more = all > SHOWN ? "/v1/sessions/" + id + "/tasks" : null;
        var progress = SessionBody.Progress.of(counts);
        return SessionBody.of(
                row, new SessionBody.Parts(parent, questions, readModel.usage(id), progress, criteria, tasks, more));
    }

    private String etag(SessionBody body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(body));
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
