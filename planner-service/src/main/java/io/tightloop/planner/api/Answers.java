package io.tightloop.planner.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.tightloop.baton.http.FieldError;
import io.tightloop.baton.http.Problem;
import io.tightloop.baton.http.Problems;
import io.tightloop.baton.http.Refused;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.StartSession;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The HTTP response that an answer to a command deserves. */
@Singleton
class Answers {
    private static final String START = StartSession.getClassSchema().getName();
    /** How services name a field in what they say: its path, a colon and what is wrong, several after semicolons. */
    private static final Pattern FIELD =
            Pattern.compile("(?:^|; )([a-zA-Z]\\w*(?:\\[\\d+]|\\.\\w+)*)(?:: |(?<=\\.\\w{1,40}) (?=is \\d))");
    /** The limits of a signal are the policy of its request. */
    private static final Pattern LIMITS = Pattern.compile("^limits\\.");

    private final ReadModel readModel;
    private final StoredSessions sessions;
    private final RecentStarts starts;

    Answers(ReadModel readModel, StoredSessions sessions, RecentStarts starts) {
        this.readModel = readModel;
        this.sessions = sessions;
        this.starts = starts;
    }

    MutableHttpResponse<?> respond(CommandRow row, String instance) throws InterruptedException {
        if (!row.isAnswered()) {
            return HttpResponse.accepted(URI.create(session(row) + "/commands/" + row.commandId()))
                    .body(CommandBody.of(row));
        }
        return row.rejection() == null ? accepted(row) : refused(row, instance);
    }

    private MutableHttpResponse<?> accepted(CommandRow row) {
        if (row.command().equals(START)) {
            starts.answered(row);
        }
        return Outcome.valueOf(row.outcome()) == Outcome.CREATED
                ? HttpResponse.created(CommandBody.of(row), URI.create(session(row)))
                : HttpResponse.ok(CommandBody.of(row));
    }

    private MutableHttpResponse<?> refused(CommandRow row, String instance) throws InterruptedException {
        if (isUnknown(row)) {
            throw StoredSessions.unknown(row.sessionId());
        }
        var status = status(Rejection.valueOf(row.rejection()));
        var detail = LIMITS.matcher(row.detail()).replaceFirst("policy.");
        var fields = status == HttpStatus.UNPROCESSABLE_ENTITY ? fields(detail) : List.<FieldError>of();
        var said = fields.size() > 1 ? new Refused.Invalid(fields).getMessage() : detail;
        var problem = Problem.of(status, row.rejection(), said, instance).with(fields.isEmpty() ? null : fields);
        return Problems.response(readModel
                .session(row.sessionId())
                .map(session -> new Problem.State(session.shownStatus(), session.phase(), session.iteration()))
                .map(problem::in)
                .orElse(problem));
    }

    /** A service that has nothing to read again cannot know whether there is such a session elsewhere. */
    private boolean isUnknown(CommandRow row) throws InterruptedException {
        return switch (Rejection.valueOf(row.rejection())) {
            case UNKNOWN_SESSION -> true;
            case NOTHING_TO_REDRIVE -> sessions.find(row.sessionId(), null).isEmpty();
            case ARCHIVED, CONFLICT, ENDED, NOT_ENDED, UNPROVEN, STALE, UNKNOWN, UNSUPPORTED, INVALID -> false;
        };
    }

    private static HttpStatus status(Rejection reason) {
        return switch (reason) {
            case UNKNOWN_SESSION -> HttpStatus.NOT_FOUND;
            case ARCHIVED, CONFLICT, ENDED, NOT_ENDED, UNPROVEN, STALE, NOTHING_TO_REDRIVE, UNKNOWN ->
                HttpStatus.CONFLICT;
            case UNSUPPORTED, INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }

    /** The fields that are wrong; none when what was said does not begin with one. */
    private static List<FieldError> fields(String detail) {
        var found = FIELD.matcher(detail).results().toList();
        if (found.isEmpty() || found.getFirst().start() > 0) {
            return List.of();
        }
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < found.size(); i++) {
            int end = i + 1 < found.size() ? found.get(i + 1).start() : detail.length();
            errors.add(new FieldError(
                    found.get(i).group(1), detail.substring(found.get(i).end(), end)));
        }
        return errors;
    }

    private static String session(CommandRow row) {
        return "/v1/sessions/" + row.sessionId();
    }
}
