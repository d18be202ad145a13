package io.tightloop.executor.stream;

import io.tightloop.executor.execution.Event;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.StatusChanged;
import java.util.List;

/** Turns what happened to one session as a whole, and between it and people, into messages. */
record Told(String sessionId) {
    private static final List<Answer> OPTIONS = List.of(Answer.YES, Answer.NO, Answer.REVIEW, Answer.SKIP);

    ConfirmationRequested of(Event.ConfirmationRequested e) {
        return ConfirmationRequested.newBuilder()
                .setSessionId(sessionId)
                .setConfirmationId(e.confirmationId())
                .setKind(ConfirmationKind.TASK)
                .setSubject(e.taskId())
                .setQuestion("Is task " + e.taskId() + " (" + e.title() + ") done?")
                .setOptions(OPTIONS)
                .setDetail(e.detail())
                .setReply(e.reply())
                .setPhase(Phase.EXECUTE)
                .setIteration(e.iteration())
                .setAt(e.at())
                .build();
    }

    ConfirmationAnswered of(Event.ConfirmationAnswered e) {
        return new ConfirmationAnswered(
                sessionId,
                e.confirmationId(),
                ConfirmationKind.TASK,
                e.taskId(),
                Answer.valueOf(e.answer().name()),
                e.feedback(),
                e.by(),
                e.iteration(),
                e.at());
    }

    ConfirmationWithdrawn of(Event.ConfirmationWithdrawn e) {
        return new ConfirmationWithdrawn(sessionId, e.confirmationId(), e.reason(), e.iteration(), e.at());
    }

    StatusChanged of(Event.StatusChanged e) {
        SessionStatus status = e.awaiting() ? SessionStatus.AWAITING : SessionStatus.RUNNING;
        return new StatusChanged(sessionId, status, Phase.EXECUTE, e.iteration(), e.at());
    }

    CriterionWaived of(Event.CriterionWaived e) {
        return new CriterionWaived(
                sessionId, e.criterionId(), e.reason(), e.by(), e.approvedBy(), e.iteration(), e.at());
    }

    ExecutionFinished of(Event.ExecutionFinished e, Handoff handoff) {
        return new ExecutionFinished(
                sessionId,
                handoff,
                e.iteration(),
                Shapes.limits(e.limits()),
                Shapes.counts(e.counts()),
                e.tokens(),
                e.at());
    }

    SessionEnded of(Event.SessionEnded e) {
        return new SessionEnded(
                sessionId,
                EndStatus.valueOf(e.status().name()),
                e.reason(),
                Phase.EXECUTE,
                e.iteration(),
                e.unproven(),
                Shapes.counts(e.counts()),
                e.at());
    }

    SessionResumed of(Event.SessionResumed e) {
        return new SessionResumed(sessionId, Phase.EXECUTE, e.iteration(), Shapes.limits(e.limits()), e.at());
    }

    CommandAccepted of(Event.CommandAccepted e) {
        return new CommandAccepted(
                sessionId, e.commandId(), e.command(), Outcome.APPLIED, e.detail(), e.by(), e.iteration(), e.at());
    }

    CommandRejected of(Event.CommandRejected e) {
        Rejection reason = Rejection.valueOf(e.reason().name());
        return new CommandRejected(
                sessionId, e.commandId(), e.command(), reason, e.detail(), e.by(), e.iteration(), e.at());
    }
}
