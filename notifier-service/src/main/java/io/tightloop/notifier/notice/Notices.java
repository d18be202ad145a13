package io.tightloop.notifier.notice;

import io.tightloop.schemas.CheckpointReached;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.WorkHeartbeat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What is told of each event; pure. Which event gives which kind is documented in docs/notifications.md. */
public final class Notices {
    /** Types of the events that something is told of. */
    public static final Set<String> TYPES = Stream.of(
                    SessionStarted.class,
                    PlanRejected.class,
                    PlanConfirmed.class,
                    TaskSucceeded.class,
                    TaskFailed.class,
                    TaskSkipped.class,
                    TaskRetryScheduled.class,
                    TaskDelegated.class,
                    TaskEscalated.class,
                    CheckpointReached.class,
                    ExecutionFinished.class,
                    CriterionVerified.class,
                    CriterionWaived.class,
                    LoopContinued.class,
                    ConfirmationRequested.class,
                    SessionSuspended.class,
                    SuspensionPolled.class,
                    SuspensionEnded.class,
                    SessionParked.class,
                    SessionRedriven.class,
                    MessageSent.class,
                    SessionEnded.class,
                    SessionResumed.class,
                    WorkHeartbeat.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private Notices() {}

    /** What is told of a worker's progress at some time, ms since the epoch; nothing when it only says that it lives. */
    public static List<Notice> of(WorkHeartbeat beat, long at) {
        return beat.getPercent() == null && beat.getMessage().isEmpty() ? List.of() : List.of(TaskNotices.of(beat, at));
    }

    /**
     * What is told of an event, in order; nothing where another event tells it.
     *
     * @param service that wrote it: planner, executor or reviewer. What one passes on to the next is told once: a start by
     *     the planner, its waivers by the executor that relays them, a message by whoever accepted it
     */
    public static List<Notice> of(SpecificRecord event, String service) {
        return switch (event) {
            case SessionStarted started -> service.equals("planner") ? PhaseNotices.of(started) : List.of();
            case PlanConfirmed confirmed -> PhaseNotices.of(confirmed);
            case ExecutionFinished finished -> PhaseNotices.of(finished);
            case LoopContinued continued -> PhaseNotices.of(continued);
            case SessionEnded ended -> PhaseNotices.of(ended);
            case SessionResumed resumed -> List.of(PhaseNotices.of(resumed));
            case PlanRejected rejected -> List.of(TaskNotices.of(rejected));
            case TaskSucceeded succeeded -> List.of(TaskNotices.of(succeeded));
            case TaskFailed failed -> List.of(TaskNotices.of(failed));
            case TaskSkipped skipped -> List.of(TaskNotices.of(skipped));
            case TaskRetryScheduled retried -> List.of(TaskNotices.of(retried));
            case TaskDelegated delegated -> List.of(TaskNotices.of(delegated));
            case TaskEscalated escalated -> List.of(TaskNotices.of(escalated));
            case CheckpointReached reached -> List.of(TaskNotices.of(reached));
            case CriterionVerified verified -> List.of(ReviewNotices.of(verified));
            case CriterionWaived waived -> service.equals("planner") ? List.of() : List.of(ReviewNotices.of(waived));
            case ConfirmationRequested requested -> List.of(WaitNotices.of(requested));
            case SessionSuspended suspended -> List.of(WaitNotices.of(suspended));
            case SuspensionPolled polled -> polled.getTimedOut() ? List.of(WaitNotices.of(polled)) : List.of();
            case SuspensionEnded over -> List.of(WaitNotices.of(over));
            case SessionParked parked -> List.of(WaitNotices.of(parked));
            case SessionRedriven redriven -> List.of(WaitNotices.of(redriven));
            case MessageSent sent -> service.equals(sent.getOrigin()) ? List.of(WaitNotices.of(sent)) : List.of();
            default -> List.of();
        };
    }
}
