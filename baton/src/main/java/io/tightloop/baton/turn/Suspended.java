package io.tightloop.baton.turn;

import io.tightloop.baton.suspension.Event;
import io.tightloop.baton.suspension.Input;
import io.tightloop.baton.suspension.PollItem;
import io.tightloop.baton.suspension.Wait;
import io.tightloop.schemas.Decision;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.Resumption;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.util.List;
import java.util.Optional;

/** Turns what happened to a suspension into messages. */
record Suspended(String session, String service, int iteration) {
    /** What a poll is about, in place of a task or criterion. */
    static final String SUBJECT = "suspension";

    SessionSuspended of(Event.Suspended event, StoredCheck check) {
        Wait wait = event.begun();
        Suspension suspension = Suspension.newBuilder()
                .setType(SuspensionType.valueOf(wait.kind().name()))
                .setReason(wait.reason())
                .setUntil(wait.until() == 0 ? null : wait.until())
                .setCheck(check == null ? null : check.message())
                .build();
        return new SessionSuspended(session, suspension, wait.subject(), wait.by(), phase(), iteration, event.at());
    }

    SuspensionPolled of(Event.PollMissed event) {
        return new SuspensionPolled(
                session,
                event.attempts(),
                event.limit(),
                event.summary(),
                event.due() == 0,
                phase(),
                iteration,
                event.at());
    }

    SuspensionEnded of(Event.Resumed event) {
        return new SuspensionEnded(
                session,
                Resumption.valueOf(event.how().name()),
                event.by(),
                event.comment(),
                phase(),
                iteration,
                event.at());
    }

    WorkItem of(Event.PollDispatched event, Wait wait, StoredCheck check, String workspace) {
        return WorkItem.newBuilder()
                .setWorkId(event.item().workId())
                .setSessionId(session)
                .setKind(WorkKind.POLL)
                .setDispatcher(service)
                .setSubject(SUBJECT)
                .setQueue(wait.queue())
                .setAttempt(wait.polls() + 1)
                .setIteration(iteration)
                .setTitle("Look whether the session can go on")
                .setDescription(wait.reason())
                .setCheck(check.message())
                .setWorkspace(new Workspace(workspace))
                .setTimeoutMs(wait.timeoutMs())
                .setLeaseMs(PollItem.LEASE_MS)
                .setAt(event.item().at())
                .setMessages(List.of())
                .build();
    }

    /** What the work that asked for the wait is told when it is dispatched again. */
    static String told(Event.Resumed event) {
        String said = event.comment().isEmpty() ? "" : ": " + event.comment();
        String who = event.by().isEmpty() ? "" : " by " + event.by();
        return switch (event.how()) {
            case ELAPSED -> "The suspension is over: its time has come";
            case MET -> "The suspension is over: its condition is met" + said;
            case APPROVED -> "The suspension was approved" + who + said;
            case REJECTED -> "The suspension was rejected" + who + said;
            case FORCED -> "The suspension was ended" + who + " without its condition" + said;
            case ENDED -> "The suspension is over: the session had ended";
        };
    }

    static Rejection reason(Event.Why why) {
        return switch (why) {
            case ALREADY_SUSPENDED -> Rejection.CONFLICT;
            case NOT_SUSPENDED -> Rejection.STALE;
            case NOT_MANUAL -> Rejection.INVALID;
        };
    }

    /** What a person decided; empty when this version does not know it. */
    static Optional<Input.Choice> choice(Decision decision) {
        return switch (decision) {
            case APPROVE -> Optional.of(Input.Choice.APPROVE);
            case REJECT -> Optional.of(Input.Choice.REJECT);
            case FORCE -> Optional.of(Input.Choice.FORCE);
            case UNKNOWN -> Optional.empty();
        };
    }

    private Phase phase() {
        return switch (service) {
            case "planner" -> Phase.PLAN;
            case "executor" -> Phase.EXECUTE;
            default -> Phase.REVIEW;
        };
    }
}
