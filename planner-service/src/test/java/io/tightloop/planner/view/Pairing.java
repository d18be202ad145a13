package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanDispatched;
import io.tightloop.schemas.PlanProposed;
import io.tightloop.schemas.PlanStarted;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.StatusChanged;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskProposed;
import io.tightloop.schemas.TaskRemoved;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskVerified;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.VerificationDispatched;
import io.tightloop.schemas.VerificationStarted;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The session {@code s}, in which ann is asked about everything; told step by step. */
final class Pairing {
    private static final String S = "s";
    private static final Limits LIMITS = Limits.newBuilder().build();

    private final List<Recorded> plan = new ArrayList<>();
    private final List<Recorded> execution = new ArrayList<>();
    private final List<Recorded> review = new ArrayList<>();
    private long clock = 1_000;

    /** Everything that can happen to it up to its second break. */
    static Pairing whole() {
        return new Pairing()
                .starts()
                .isPlannedBy("ada")
                .proposes(1, "t1", "tx")
                .asks("plan-1-1", ConfirmationKind.PLAN, "", Phase.PLAN)
                .waits(Phase.PLAN)
                .isAnswered("plan-1-1", ConfirmationKind.PLAN, "", Answer.NO)
                .proposes(2, "t1", "t2")
                .asks("plan-1-2", ConfirmationKind.PLAN, "", Phase.PLAN)
                .waives("c2")
                .isAnswered("plan-1-2", ConfirmationKind.PLAN, "", Answer.YES)
                .isConfirmed("t1", "t2")
                .runs("t1", 1)
                .escalates("t1")
                .runs("t1", 2)
                .asks("task-t1-1", ConfirmationKind.TASK, "t1", Phase.EXECUTE)
                .waits(Phase.EXECUTE)
                .withdraws("task-t1-1")
                .ends()
                .edits("t1", "t3")
                .removes("t2")
                .isCheckedBy("bob", "c1")
                .isParked()
                .isRedriven();
    }

    List<List<Recorded>> topics() {
        return List.of(plan, execution, review);
    }

    List<Recorded> all() {
        return topics().stream().flatMap(List::stream).toList();
    }

    Pairing starts() {
        var policy = Policy.newBuilder()
                .setLimits(LIMITS)
                .setEscalation(List.of())
                .setPoll(new Poll(60_000L, 120))
                .setReminders(new Reminders(86_400_000L, List.of(86_400_000L), 10, null))
                .build();
        var started = new SessionStarted(
                S,
                7L,
                "",
                "ship it",
                Mode.SYNC,
                2,
                policy,
                new Workspace(),
                "agents",
                null,
                Map.of(),
                "ann",
                clock++,
                null);
        tell(plan, started);
        tell(execution, started);
        for (var id : List.of("c1", "c2")) {
            tell(plan, new CriterionDefined(S, plan.size(), new Criterion(id, "it works", null, List.of()), clock++));
        }
        tell(plan, new CommandAccepted(S, "start-1", "StartSession", Outcome.CREATED, "", "ann", 1, clock++));
        return this;
    }

    Pairing proposes(int draft, String... tasks) {
        for (int i = 0; i < tasks.length; i++) {
            tell(plan, new TaskProposed(S, 1, draft, i, task(tasks[i], "write it"), clock++));
        }
        return tell(plan, new PlanProposed(S, 1, draft, tasks.length, clock++));
    }

    Pairing isPlannedBy(String worker) {
        return tell(plan, new PlanDispatched(S, "p-w1", 1, "planners", 1, clock++))
                .tell(plan, new PlanStarted(S, "p-w1", worker, clock + 9_000, 1, clock++));
    }

    Pairing isCheckedBy(String worker, String criterion) {
        return tell(review, new VerificationDispatched(S, criterion, "v-w1", 1, "judges", 1, clock++))
                .tell(review, new VerificationStarted(S, criterion, "v-w1", worker, clock + 9_000, clock++));
    }

    Pairing asks(String id, ConfirmationKind kind, String subject, Phase phase) {
        var options = List.of(Answer.YES, Answer.NO);
        return tell(
                topic(phase),
                new ConfirmationRequested(S, id, kind, subject, "Is it good?", options, "", "", phase, 1, clock++));
    }

    Pairing isAnswered(String id, ConfirmationKind kind, String subject, Answer answer) {
        var topic = kind == ConfirmationKind.PLAN ? plan : execution;
        tell(
                topic,
                new CommandAccepted(
                        S,
                        "for-" + id,
                        "AnswerConfirmation",
                        Outcome.APPLIED,
                        answer + " to " + id,
                        "ann",
                        1,
                        clock++));
        return tell(topic, new ConfirmationAnswered(S, id, kind, subject, answer, "not so", "ann", 1, clock++));
    }

    Pairing withdraws(String id) {
        return tell(execution, new ConfirmationWithdrawn(S, id, "the session ended", 1, clock++));
    }

    Pairing waits(Phase phase) {
        return tell(topic(phase), new StatusChanged(S, SessionStatus.AWAITING, phase, 1, clock++));
    }

    Pairing moves(Phase phase) {
        return tell(topic(phase), new StatusChanged(S, SessionStatus.RUNNING, phase, 1, clock++));
    }

    /** As the planner says it and the executor relays it. */
    Pairing waives(String criterion) {
        var waived = new CriterionWaived(S, criterion, "not needed", "ann", "bob", 1, clock++);
        tell(plan, waived);
        return tell(execution, waived);
    }

    Pairing isConfirmed(String... tasks) {
        for (int i = 0; i < tasks.length; i++) {
            tell(plan, new TaskPlanned(S, 1, i, task(tasks[i], "write it"), clock++));
        }
        var handoff = new Handoff(7L, 1, 9L);
        return tell(plan, new PlanConfirmed(S, handoff, 1, LIMITS, tasks.length, List.of("c1"), 0L, clock++));
    }

    Pairing dispatches(String task, int attempt) {
        return tell(execution, new TaskDispatched(S, task, task + "-w" + attempt, attempt, "crew", clock++));
    }

    Pairing runs(String task, int attempt) {
        return dispatches(task, attempt)
                .tell(
                        execution,
                        new TaskStarted(S, task, task + "-w" + attempt, attempt, "worker", clock + 9_000, clock++));
    }

    Pairing uses(long input, long output, long saved) {
        var usage = new Usage(input, output, saved);
        return tell(execution, new UsageRecorded(S, Phase.EXECUTE, "t1", usage, input + output, clock++));
    }

    Pairing retries(String task) {
        var error = new Failure("rejected", "not so");
        return tell(execution, new TaskRetryScheduled(S, task, 1, error, clock, clock++));
    }

    Pairing escalates(String task) {
        return tell(execution, new TaskEscalated(S, task, "crew", "strong", "three times the same", 1, clock++));
    }

    Pairing verifies(String task, Verdict verdict) {
        var evidence = new Evidence("command", "exit code 1", "ab12", "worker", clock++, null);
        return tell(execution, new TaskVerified(S, task, 1, 0, verdict, evidence, 1, clock++));
    }

    Pairing cancels(String workId, String task) {
        return tell(execution, new WorkCancelled(S, workId, task, "break", clock++));
    }

    Pairing ends() {
        return tell(
                execution,
                new SessionEnded(S, EndStatus.INTERRUPTED, "tea", Phase.EXECUTE, 1, List.of("c1"), null, clock++));
    }

    Pairing edits(String... tasks) {
        for (int i = 0; i < tasks.length; i++) {
            tell(execution, new TaskPlanned(S, 1, 10_000 + i, task(tasks[i], "write it better"), clock++));
        }
        return this;
    }

    Pairing removes(String task) {
        return tell(execution, new TaskRemoved(S, task, "taken out", "ann", clock++));
    }

    Pairing isParked() {
        return tell(review, new SessionParked(S, "reviewer", "t.execution-events", 4L, "it is garbled", clock++));
    }

    Pairing isRedriven() {
        return tell(review, new SessionRedriven(S, "reviewer", true, "ann", clock++));
    }

    private List<Recorded> topic(Phase phase) {
        return switch (phase) {
            case PLAN -> plan;
            case EXECUTE -> execution;
            case REVIEW, UNKNOWN -> review;
        };
    }

    private Pairing tell(List<Recorded> topic, SpecificRecord event) {
        var name = topic == plan
                ? Stories.TOPICS.planEvents()
                : topic == execution ? Stories.TOPICS.executionEvents() : Stories.TOPICS.reviewEvents();
        topic.add(new Recorded(new Place(name, 0, topic.size() * 2L), Optional.of(event)));
        return this;
    }

    static Task task(String id, String title) {
        return Task.newBuilder()
                .setId(id)
                .setTitle(title)
                .setQueue("crew")
                .setRetry(new Retry(3, 1_000L))
                .setChecks(List.of())
                .build();
    }
}
