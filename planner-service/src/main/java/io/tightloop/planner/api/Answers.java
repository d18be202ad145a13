package io.tightloop.planner.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.tightloop.baton.http.Problem;
import io.tightloop.baton.http.Problems;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Rejection;
import jakarta.inject.Singleton;
import java.net.URI;

/** The HTTP response that an answer to a command deserves. */
@Singleton
class Answers {
    private final ReadModel readModel;

    Answers(ReadModel readModel) {
        this.readModel = readModel;
    }

    MutableHttpResponse<?> respond(CommandRow row, String instance) {
        if (!row.isAnswered()) {
            return HttpResponse.accepted(URI.create(session(row) + "/commands/" + row.commandId()))
                    .body(CommandBody.of(row));
        }
        return row.rejection() == null ? accepted(row) : refused(row, instance);
    }

    private static MutableHttpResponse<?> accepted(CommandRow row) {
        return Outcome.valueOf(row.outcome()) == Outcome.CREATED
                ? HttpResponse.created(CommandBody.of(row), URI.create(session(row)))
                : HttpResponse.ok(CommandBody.of(row));
    }

    private MutableHttpResponse<?> refused(CommandRow row, String instance) {
        var status = status(Rejection.valueOf(row.rejection()));
        var problem = Problem.of(status, row.rejection(), row.detail(), instance);
        return Problems.response(readModel
                .session(row.sessionId())
                .map(session -> new Problem.State(session.shownStatus(), session.phase(), session.iteration()))
                .map(problem::in)
                .orElse(problem));
    }

    private static HttpStatus status(Rejection reason) {
        return switch (reason) {
            case UNKNOWN_SESSION -> HttpStatus.NOT_FOUND;
            case ARCHIVED, CONFLICT, ENDED, NOT_ENDED, UNPROVEN, STALE, NOTHING_TO_REDRIVE, UNKNOWN ->
                HttpStatus.CONFLICT;
            case UNSUPPORTED, INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }

    private static String session(CommandRow row) {
        return "/v1/sessions/" + row.sessionId();
    }
}
