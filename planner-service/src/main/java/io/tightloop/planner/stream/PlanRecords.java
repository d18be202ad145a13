package io.tightloop.planner.stream;

import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Event;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanDispatched;
import io.tightloop.schemas.PlanProposed;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.PlanStarted;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskProposed;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.WorkRefused;
import org.apache.avro.specific.SpecificRecord;

/** Plans, their drafts and the attempts at them, as records of plan-events. */
final class PlanRecords {
    private PlanRecords() {}

    static SpecificRecord dispatched(Turn turn, Event.PlanDispatched sent) {
        return new PlanDispatched(
                turn.sessionId(), sent.workId(), sent.attempt(), sent.queue(), sent.iteration(), sent.at());
    }

    static SpecificRecord started(Turn turn, Event.PlanStarted started) {
        return new PlanStarted(
                turn.sessionId(),
                started.workId(),
                started.worker(),
                started.leaseUntil(),
                started.iteration(),
                started.at());
    }

    static SpecificRecord rejected(Turn turn, Event.PlanRejected rejected) {
        return new PlanRejected(
                turn.sessionId(), rejected.attempt(), rejected.errors(), rejected.iteration(), rejected.at());
    }

    static SpecificRecord used(Turn turn, Event.UsageRecorded used) {
        return new UsageRecorded(
                turn.sessionId(), Phase.PLAN, PlanItems.SUBJECT, Shapes.usage(used.usage()), used.total(), used.at());
    }

    static SpecificRecord ignored(Turn turn, Event.ResultIgnored ignored) {
        return new ResultIgnored(
                turn.sessionId(),
                ignored.workId(),
                PlanItems.SUBJECT,
                ignored.reason(),
                ignored.iteration(),
                ignored.at());
    }

    static SpecificRecord refused(Turn turn, Event.WorkRefused refused) {
        return new WorkRefused(
                turn.sessionId(),
                refused.workId(),
                PlanItems.SUBJECT,
                refused.claimId(),
                refused.reason(),
                refused.at());
    }

    static SpecificRecord cancelled(Turn turn, Event.WorkCancelled cancelled) {
        return new WorkCancelled(
                turn.sessionId(), cancelled.workId(), PlanItems.SUBJECT, cancelled.reason(), cancelled.at());
    }

    static SpecificRecord proposed(Turn turn, Event.TaskProposed proposed) {
        return new TaskProposed(
                turn.sessionId(),
                proposed.iteration(),
                proposed.draft(),
                proposed.ordinal(),
                Shapes.task(proposed.task()),
                proposed.at());
    }

    static SpecificRecord proposed(Turn turn, Event.PlanProposed proposed) {
        return new PlanProposed(
                turn.sessionId(), proposed.iteration(), proposed.draft(), proposed.tasks(), proposed.at());
    }

    static SpecificRecord planned(Turn turn, Event.TaskPlanned planned) {
        return new TaskPlanned(
                turn.sessionId(), planned.iteration(), planned.ordinal(), Shapes.task(planned.task()), planned.at());
    }
}
