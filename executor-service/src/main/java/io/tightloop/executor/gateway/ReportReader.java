package io.tightloop.executor.gateway;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.SuspensionReader;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkSuspended;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what an agent says about its work, apart from a result. */
final class ReportReader {
    private static final int MOST_SESSIONS = 100;
    private static final String CODE = "failed";
    /** Ids of sessions. */
    static final Pattern SESSION = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private ReportReader() {}

    static WorkHeartbeat heartbeat(Ticket ticket, byte[] body) {
        return read(
                body,
                List.of("percent", "message"),
                json -> WorkHeartbeat.newBuilder()
                        .setSessionId(ticket.sessionId())
                        .setWorkId(ticket.workId())
                        .setSubject(ticket.subject())
                        .setClaimId(ticket.claimId())
                        .setPercent(json.has("percent") ? json.integer("percent", 0, 100, 0) : null)
                        .setMessage(Bounds.text(json, "message").orElse(""))
                        .build());
    }

    static WorkFailed failure(Ticket ticket, byte[] body) {
        return read(
                body,
                List.of("error", "retryable", "usage"),
                json -> WorkFailed.newBuilder()
                        .setSessionId(ticket.sessionId())
                        .setWorkId(ticket.workId())
                        .setSubject(ticket.subject())
                        .setClaimId(ticket.claimId())
                        .setError(error(json))
                        .setRetryable(json.flag("retryable").orElse(true))
                        .setUsage(usage(json))
                        .build());
    }

    static WorkSuspended suspension(Ticket ticket, byte[] body) {
        var errors = new FieldErrors();
        var suspension = SuspensionReader.read(JsonCursor.root(JsonText.object(body), errors));
        errors.refuse();
        return WorkSuspended.newBuilder()
                .setSessionId(ticket.sessionId())
                .setWorkId(ticket.workId())
                .setSubject(ticket.subject())
                .setClaimId(ticket.claimId())
                .setSuspension(suspension)
                .setWorker(ticket.worker())
                .build();
    }

    static WorkDelegated delegation(Ticket ticket, byte[] body) {
        return read(
                body,
                List.of("sessions"),
                json -> WorkDelegated.newBuilder()
                        .setSessionId(ticket.sessionId())
                        .setWorkId(ticket.workId())
                        .setSubject(ticket.subject())
                        .setClaimId(ticket.claimId())
                        .setSessions(sessions(json, ticket))
                        .build());
    }

    /** Reads a body of these fields; an empty one has none of them. */
    private static <T> T read(byte[] body, List<String> fields, Function<JsonCursor, T> reader) {
        var errors = new FieldErrors();
        var read = reader.apply(JsonCursor.root(JsonText.object(body), errors).fields(fields));
        errors.refuse();
        return read;
    }

    private static Failure error(JsonCursor json) {
        if (json.has("error") && json.node().get("error").isObject()) {
            var error = json.object("error").fields(List.of("code", "message"));
            return new Failure(error.text("code", 128).orElse(CODE), Bounds.required(error, "message"));
        }
        return new Failure(CODE, Bounds.required(json, "error"));
    }

    /** What was used; null when it is not said. */
    static Usage usage(JsonCursor json) {
        if (!json.has("usage")) {
            return null;
        }
        var usage = json.object("usage").fields(List.of("inputTokens", "outputTokens", "savedTokens"));
        return new Usage(tokens(usage, "inputTokens"), tokens(usage, "outputTokens"), tokens(usage, "savedTokens"));
    }

    private static long tokens(JsonCursor usage, String name) {
        return usage.whole(name, 0, Long.MAX_VALUE, 0);
    }

    private static List<String> sessions(JsonCursor json, Ticket ticket) {
        var sessions = json.references("sessions", MOST_SESSIONS);
        var named = json.node().path("sessions");
        if (named.isMissingNode() || named.isNull() || named.isArray() && named.isEmpty()) {
            json.wrong("sessions", "at least one is required");
        }
        for (int i = 0; i < sessions.size(); i++) {
            if (!SESSION.matcher(sessions.get(i)).matches()) {
                json.wrong("sessions[" + i + "]", "must match " + SESSION);
            } else if (sessions.get(i).equals(ticket.sessionId())) {
                json.wrong("sessions[" + i + "]", "is the session of this work itself");
            }
        }
        return sessions;
    }
}
