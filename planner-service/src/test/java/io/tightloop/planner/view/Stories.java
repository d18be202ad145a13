package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.Counts;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Sessions as the three event topics tell them. */
final class Stories {
    static final Topics TOPICS = new Topics("t.", 1_000, (short) 1);

    private static final Limits LIMITS = Limits.newBuilder().build();

    private final String session;
    private final List<SpecificRecord> plan = new ArrayList<>();
    private final List<SpecificRecord> execution = new ArrayList<>();
    private final List<SpecificRecord> review = new ArrayList<>();
    private int handoffs;
    private long clock = 1_000;

    private Stories(String session) {
        this.session = session;
    }

    /** Two iterations; the first fails its criterion and is broken off and resumed on the way. */
    static Stories twoIterations(String session) {
        var story = new Stories(session);
        story.starts();
        story.executes("t1", 1);
        story.isBrokenOffAndResumed();
        story.finishesExecution(1);
        story.verifies(Verdict.FAILED, 1);
        story.loops(2);
        story.executes("t1.2", 2);
        story.finishesExecution(2);
        story.verifies(Verdict.PASSED, 2);
        story.ends(EndStatus.COMPLETED, Phase.REVIEW, 2);
        return story;
    }

    /** Started, planned, ended by a person during EXECUTE. */
    static Stories brokenOff(String session) {
        var story = new Stories(session);
        story.starts();
        story.ends(EndStatus.INTERRUPTED, Phase.EXECUTE, 1);
        return story;
    }

    Stories archived() {
        var event = new SessionArchived(session, "reviewer", handoff(), clock++);
        review.add(event);
        plan.add(new SessionArchived(session, "reviewer", event.getHandoff(), clock++));
        return this;
    }

    List<Recorded> plan() {
        return recorded(TOPICS.planEvents(), plan);
    }

    List<Recorded> execution() {
        return recorded(TOPICS.executionEvents(), execution);
    }

    List<Recorded> review() {
        return recorded(TOPICS.reviewEvents(), review);
    }

    List<List<Recorded>> topics() {
        return List.of(plan(), execution(), review());
    }

    List<Recorded> all() {
        var all = new ArrayList<>(plan());
        all.addAll(execution());
        all.addAll(review());
        return all;
    }

    private void starts() {
        var policy = Policy.newBuilder()
                .setLimits(LIMITS)
                .setEscalation(List.of())
                .setPoll(new Poll(60_000L, 120))
                .setReminders(new Reminders(86_400_000L, List.of(86_400_000L), 10, null))
                .build();
        var started = new SessionStarted(
                session,
                7L,
                "",
                "ship it",
                Mode.ASYNC,
                1,
                policy,
                new Workspace(),
                "agents",
                null,
                Map.of("team", "web"),
                "ann",
                clock++,
                null);
        var check =
                Check.newBuilder().setType(CheckType.COMMAND).setCommand("true").build();
        var criterion = new Criterion("c1", "it works", check, List.of());
        var defined = new CriterionDefined(session, 0, criterion, clock++);
        plan.addAll(List.of(started, defined));
        plan.add(new CommandAccepted(session, "start-1", "StartSession", Outcome.CREATED, "", "ann", 1, clock++));
        planned("t1", 1, 0);
        execution.addAll(List.of(started, defined));
    }

    private void planned(String task, int iteration, int ordinal) {
        var step = Task.newBuilder()
                .setId(task)
                .setTitle("write notes")
                .setQueue("command")
                .setRetry(new Retry(3, 1_000L))
                .setChecks(List.of())
                .build();
        plan.add(new TaskPlanned(session, iteration, ordinal, step, clock++));
        plan.add(new PlanConfirmed(session, handoff(), iteration, LIMITS, 1, List.of("c1"), 0L, clock++));
    }

    private void executes(String task, int firstAttempt) {
        execution.add(new TaskDispatched(session, task, task + "-w1", firstAttempt, "command", clock++));
        execution.add(new TaskStarted(session, task, task + "-w1", firstAttempt, "worker", clock + 60_000, clock++));
    }

    private void isBrokenOffAndResumed() {
        execution.add(new WorkCancelled(session, "t1-w1", "t1", "break", clock++));
        ends(EndStatus.INTERRUPTED, Phase.EXECUTE, 1);
        execution.add(new SessionResumed(session, Phase.EXECUTE, 1, LIMITS, clock++));
        executes("t1", 2);
    }

    private void finishesExecution(int iteration) {
        var task = iteration == 1 ? "t1" : "t1." + iteration;
        execution.add(
                new TaskSucceeded(session, task, iteration == 1 ? 2 : 1, "{\"ok\":true}", List.of(), clock++, null));
        var counts = new Counts(iteration, 0, 0, 0, 0);
        execution.add(new ExecutionFinished(session, handoff(), iteration, LIMITS, counts, 0L, clock++));
    }

    private void verifies(Verdict verdict, int iteration) {
        var evidence = new Evidence("command", "exit code", "ab12", "worker", clock++, null);
        int failures = verdict == Verdict.FAILED ? 1 : 0;
        review.add(new CriterionVerified(session, "c1", verdict, evidence, failures, false, iteration, clock++));
    }

    private void loops(int iteration) {
        review.add(new LoopContinued(session, handoff(), iteration, LIMITS, 0, 0, 0L, clock++));
        planned("t1." + iteration, iteration, iteration - 1);
    }

    private void ends(EndStatus status, Phase phase, int iteration) {
        var open = status == EndStatus.COMPLETED ? List.<String>of() : List.of("c1");
        var ended = new SessionEnded(session, status, "because", phase, iteration, open, null, clock++);
        (phase == Phase.EXECUTE ? execution : review).add(ended);
    }

    private Handoff handoff() {
        return new Handoff(7L, ++handoffs, 9L);
    }

    private static List<Recorded> recorded(String topic, List<SpecificRecord> events) {
        var recorded = new ArrayList<Recorded>();
        for (var event : events) {
            recorded.add(new Recorded(new Place(topic, 0, recorded.size() * 2L), Optional.of(event)));
        }
        return recorded;
    }
}
