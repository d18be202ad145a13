package io.tightloop.notifier.notice;

import static io.tightloop.schemas.NotificationKind.PHASE_COMPLETE;
import static io.tightloop.schemas.NotificationKind.PHASE_START;
import static io.tightloop.schemas.NotificationKind.RESUMED;
import static io.tightloop.schemas.NotificationKind.SESSION_ENDED;

import io.tightloop.schemas.Counts;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import java.util.List;
import java.util.Locale;

/** What is told of a session's way through its phases. */
final class PhaseNotices {
    private PhaseNotices() {}

    static List<Notice> of(SessionStarted event) {
        var data = Data.none().and("goal", event.getGoal()).and("mode", event.getMode());
        return List.of(Notice.of(
                PHASE_START, Phase.PLAN, 1, "The session has started: " + event.getGoal(), data, event.getAt()));
    }

    static List<Notice> of(PlanConfirmed event) {
        var plan = Data.none().and("tasks", event.getTasks()).and("unproven", event.getUnproven());
        int iteration = event.getIteration();
        var planned = "Iteration %d is planned: %s.".formatted(iteration, tasks(event.getTasks()));
        return List.of(
                Notice.of(PHASE_COMPLETE, Phase.PLAN, iteration, planned, plan, event.getAt()),
                start(Phase.EXECUTE, iteration, event.getAt()));
    }

    static List<Notice> of(ExecutionFinished event) {
        var counts = event.getCounts();
        var text = "Iteration %d is executed: %d of %s succeeded, %d failed."
                .formatted(event.getIteration(), counts.getCompleted(), tasks(total(counts)), counts.getFailed());
        return List.of(
                Notice.of(PHASE_COMPLETE, Phase.EXECUTE, event.getIteration(), text, data(counts), event.getAt()),
                start(Phase.REVIEW, event.getIteration(), event.getAt()));
    }

    static List<Notice> of(LoopContinued event) {
        int reviewed = event.getIteration() - 1;
        var data = Data.none().and("discovered", event.getDiscovered());
        var text = "Iteration %d is reviewed: %s to do.".formatted(reviewed, tasks(event.getDiscovered()));
        return List.of(
                Notice.of(PHASE_COMPLETE, Phase.REVIEW, reviewed, text, data, event.getAt()),
                start(Phase.PLAN, event.getIteration(), event.getAt()));
    }

    static List<Notice> of(SessionEnded event) {
        var data = Data.none()
                .and("status", event.getStatus())
                .and("reason", event.getReason())
                .and("unproven", event.getUnproven());
        if (event.getCounts() != null) {
            add(data, event.getCounts());
        }
        var text = "The session is %s: %s".formatted(event.getStatus().name(), event.getReason());
        int iteration = event.getIteration();
        var ended = Notice.of(SESSION_ENDED, event.getPhase(), iteration, text, data, event.getAt());
        if (event.getStatus() != EndStatus.COMPLETED || event.getPhase() != Phase.REVIEW) {
            return List.of(ended);
        }
        var reviewed = "Iteration %d is reviewed: nothing is left to do.".formatted(iteration);
        return List.of(Notice.of(PHASE_COMPLETE, Phase.REVIEW, iteration, reviewed, Data.none(), event.getAt()), ended);
    }

    static Notice of(SessionResumed event) {
        var text = "The session goes on in %s.".formatted(word(event.getPhase()));
        return Notice.of(RESUMED, event.getPhase(), event.getIteration(), text, Data.none(), event.getAt());
    }

    private static Notice start(Phase phase, int iteration, long at) {
        var text = "Iteration %d goes on with %s.".formatted(iteration, word(phase));
        return Notice.of(PHASE_START, phase, iteration, text, Data.none(), at);
    }

    private static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static String tasks(int number) {
        return number == 1 ? "1 task" : number + " tasks";
    }

    private static int total(Counts counts) {
        return counts.getCompleted()
                + counts.getFailed()
                + counts.getRunning()
                + counts.getPending()
                + counts.getSkipped();
    }

    static Data data(Counts counts) {
        return add(Data.none(), counts);
    }

    private static Data add(Data data, Counts counts) {
        return data.and("completed", counts.getCompleted())
                .and("failed", counts.getFailed())
                .and("running", counts.getRunning())
                .and("pending", counts.getPending())
                .and("skipped", counts.getSkipped());
    }
}
