package io.tightloop.planner.api;

import io.tightloop.planner.api.WaitingBody.What;
import io.tightloop.planner.view.AttemptRow;
import io.tightloop.planner.view.ConfirmationRow;
import io.tightloop.planner.view.SessionRow;
import io.tightloop.planner.view.Suspended;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says in words what a session waits for, from one row each. */
final class Reasons {
    private final SessionRow session;
    private final Moves moves;
    private final Clock clock;

    Reasons(SessionRow session, Clock clock) {
        this.session = session;
        this.moves = new Moves(session.id());
        this.clock = clock;
    }

    WaitingBody end() {
        var detail = "it ended %s at %s: %s".formatted(session.status(), time(session.endedAt()), session.reason());
        if (session.archivedAt() != null) {
            return end(detail + "; it is archived: only a new session goes on", List.of());
        }
        return switch (session.status()) {
            case "COMPLETED" -> end(detail, List.of());
            case "EXHAUSTED" -> end(detail, List.of(moves.goOnWithMore()));
            default -> end(detail, List.of(moves.goOn()));
        };
    }

    private WaitingBody end(String detail, List<WaitingBody.MoveBody> after) {
        return WaitingBody.of(What.END, null, session.endedAt(), null, detail, after);
    }

    WaitingBody parked(String service, String cause) {
        var detail = "the %s cannot read what was written about the session: %s".formatted(service, cause);
        return WaitingBody.of(What.PARKED, service, null, null, detail, List.of(moves.redrive(service)));
    }

    WaitingBody suspension(Suspended suspended) {
        var after = new ArrayList<WaitingBody.MoveBody>();
        var detail = "it is suspended since %s%s".formatted(time(suspended.since()), condition(suspended));
        if (suspended.type().equals("MANUAL")) {
            after.add(moves.resume("a person's approval", "APPROVE"));
            after.add(moves.resume("a person's rejection", "REJECT"));
        } else if (!suspended.timedOut()) {
            after.add(Moves.time());
        }
        after.add(moves.force());
        var reason = suspended.reason().isEmpty() ? "" : ": " + suspended.reason();
        var seen = suspended.seen() == null ? "" : " (last seen: " + suspended.seen() + ")";
        var subject = suspended.subject().isEmpty() ? null : suspended.subject();
        return WaitingBody.of(
                What.SUSPENSION, subject, suspended.since(), suspended.until(), detail + reason + seen, after);
    }

    private static String condition(Suspended suspended) {
        if (suspended.timedOut()) {
            return ", its condition was not met in %s: only a person ends it now".formatted(polls(suspended));
        }
        return switch (suspended.type()) {
            case "TIME" -> " until " + time(suspended.until());
            case "POLL" -> " until its check passes (%s so far)".formatted(polls(suspended));
            case "FILE" -> " until its file is there (%s so far)".formatted(polls(suspended));
            default -> " until a person decides";
        };
    }

    private static String polls(Suspended suspended) {
        return suspended.attempts() == 1 ? "1 poll" : suspended.attempts() + " polls";
    }

    WaitingBody answer(ConfirmationRow question) {
        var detail = "%s is asked since %s: %s"
                .formatted(question.confirmationId(), time(question.askedAt()), question.question());
        return WaitingBody.of(
                What.ANSWER,
                question.confirmationId(),
                question.askedAt(),
                null,
                detail,
                List.of(moves.answer(question)));
    }

    /** Of an attempt that is not over. */
    WaitingBody attempt(AttemptRow row) {
        return switch (row.standing()) {
            case WAITING, OVER -> attempt(What.WORKER, row, waiting(row), List.of(moves.worker(row.queue())));
            case HELD -> attempt(What.LEASE, row, held(row), List.of(moves.message()));
            case RETRYING -> attempt(What.RETRY, row, retrying(row), List.of(Moves.time()));
            case GIVEN_BACK -> attempt(What.RETRY, row, givenBack(row), List.of());
            case DELEGATED -> attempt(What.DELEGATE, row, delegated(row), children(row));
        };
    }

    /** A time that has passed is not one to wait for: a lease that goes on is renewed without a trace. */
    private WaitingBody attempt(What what, AttemptRow row, String detail, List<WaitingBody.MoveBody> after) {
        var until = row.untilAt() == null || row.untilAt() < clock.millis() ? null : row.untilAt();
        return WaitingBody.of(what, row.subject(), row.sinceAt(), until, detail, after);
    }

    private static String waiting(AttemptRow row) {
        return "%s waits on queue %s for a worker since %s".formatted(named(row), row.queue(), time(row.sinceAt()));
    }

    private static String held(AttemptRow row) {
        return "%s is with %s since %s; it is given to another when no sign of life comes for the time of its lease"
                .formatted(named(row), row.worker(), time(row.sinceAt()));
    }

    private static String retrying(AttemptRow row) {
        return "%s failed at %s and is tried again at %s: %s"
                .formatted(named(row), time(row.sinceAt()), time(row.untilAt()), row.detail());
    }

    private static String givenBack(AttemptRow row) {
        return "%s was given back by %s at %s (%s) and is given out again when the suspension is over"
                .formatted(named(row), row.worker(), time(row.sinceAt()), row.detail());
    }

    private static String delegated(AttemptRow row) {
        return "%s is left to other sessions since %s: %s"
                .formatted(named(row), time(row.sinceAt()), row.detail().replace(",", ", "));
    }

    private static List<WaitingBody.MoveBody> children(AttemptRow row) {
        return Arrays.stream(row.detail().split(",")).map(Moves::endOf).toList();
    }

    private static String named(AttemptRow row) {
        var what = switch (row.phase()) {
            case "PLAN" -> "the plan";
            case "EXECUTE" -> "task " + row.subject();
            default -> "the check of criterion " + row.subject();
        };
        return row.attempt() > 1 ? what + " (attempt " + row.attempt() + ")" : what;
    }

    WaitingBody dependency(String task, List<String> before) {
        var detail = "task %s waits for %s".formatted(task, String.join(", ", before));
        return WaitingBody.of(What.DEPENDENCY, task, null, null, detail, List.of());
    }

    WaitingBody limit(List<String> tasks) {
        var detail = "%s: ready, but as many tasks as may be at a time (policy.parallel.maxConcurrent) are under way,"
                + " or one that writes the same files";
        return WaitingBody.of(
                What.LIMIT, tasks.getFirst(), null, null, detail.formatted(String.join(", ", tasks)), List.of());
    }

    WaitingBody service() {
        var service = switch (session.phase()) {
            case "PLAN" -> "planner";
            case "EXECUTE" -> "executor";
            default -> "reviewer";
        };
        var detail = "the %s has the session and has told nothing since %s: it works, or it does not run"
                .formatted(service, time(session.updatedAt()));
        return WaitingBody.of(
                What.SERVICE, service, session.updatedAt(), null, detail, List.of(Moves.service(service)));
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
