package io.tightloop.planner.api;

import io.tightloop.planner.api.WaitingBody.What;
import io.tightloop.planner.view.AttemptRow;
import io.tightloop.planner.view.ConfirmationRow;
import io.tightloop.planner.view.ParkingRow;
import io.tightloop.planner.view.SessionRow;
import io.tightloop.planner.view.Suspended;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /** First is what the service could not read first, if that is known. */
    WaitingBody parked(String service, String cause, Optional<ParkingRow> first) {
        var since = first.map(ParkingRow::parkedAt);
        var detail = "the %s cannot read what was written about the session%s: %s"
                .formatted(service, since.map(at -> " since " + time(at)).orElse(""), cause);
        var redrive = moves.redrive(service, first.map(ParkingRow::id));
        return WaitingBody.of(What.PARKED, service, since.orElse(null), null, detail, List.of(redrive));
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
            case WAITING, OVER -> attempt(row, waiting(row), List.of(moves.worker(row.queue())));
            case HELD -> attempt(row, held(row), List.of(moves.message()));
            case RETRYING -> attempt(row, retrying(row), List.of(Moves.time()));
            case GIVEN_BACK -> attempt(row, givenBack(row), List.of(moves.force()));
            case DELEGATED -> attempt(row, delegated(row), children(row));
        };
    }

    /** A time that has passed is not one to wait for: a lease that goes on is renewed without a trace. */
    private WaitingBody attempt(AttemptRow row, String detail, List<WaitingBody.MoveBody> after) {
        var what = What.of(row.standing());
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

    /** Since it was planned, ms since the epoch; null when that is not known. */
    WaitingBody dependency(String task, List<String> before, Long planned) {
        var since = planned == null ? "" : " since " + time(planned);
        var detail = "task %s waits for %s%s".formatted(task, String.join(", ", before), since);
        var after = before.stream().map(moves::endOfTask).toList();
        return WaitingBody.of(What.DEPENDENCY, task, planned, null, detail, after);
    }

    /** Since the first of them was ready, ms since the epoch; null when that is not known. */
    WaitingBody limit(List<String> tasks, Long since) {
        var detail = "%s: ready, but as many tasks as may be at a time (policy.parallel.maxConcurrent) are under way,"
                + " or one that writes the same files";
        return WaitingBody.of(
                What.LIMIT,
                tasks.getFirst(),
                since,
                null,
                detail.formatted(String.join(", ", tasks)),
                List.of(moves.endOfSome()));
    }

    /** The read model lacks the latest. */
    WaitingBody readModel() {
        var detail = "the read model has not stored all that was told by now; of this session the latest is of %s"
                .formatted(time(session.updatedAt()));
        return WaitingBody.of(
                What.LAG, "read-model", session.updatedAt(), null, detail, List.of(Moves.service("planner")));
    }

    /** Its service stands so to it; nothing when that cannot be told. */
    WaitingBody service(Optional<Reading.Standing> standing) {
        var service = ServiceWatch.holder(session);
        var cause = switch (standing.orElse(null)) {
            case READ -> "it has read all of it and works";
            case BEHIND -> "it has not read all of it yet: it is behind, or it restores its state";
            case RESTORING -> "it takes over partitions or restores their state";
            case ABSENT -> "it does not run";
            case null -> "it works, or it does not run";
        };
        var detail = "the %s has the session and has told nothing since %s: %s"
                .formatted(service, time(session.updatedAt()), cause);
        var what = standing.map(What::of).orElse(What.SERVICE);
        return WaitingBody.of(what, service, session.updatedAt(), null, detail, List.of(Moves.service(service)));
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
