package io.tightloop.baton.feed;

import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.CheckpointReached;
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
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.VerificationDispatched;
import io.tightloop.schemas.VerificationStarted;
import io.tightloop.schemas.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** A session of five tasks at once and one criterion that an agent checks: 35 events, in the order of their times. */
public final class WorkUnit {
    public static final int EVENTS = 35;

    private static final int TASKS = 5;
    private static final Limits LIMITS = Limits.newBuilder().build();
    private static final Counts COUNTS = new Counts(TASKS, 0, 0, 0, 0);

    /** An event and the service that tells it. */
    record Told(String service, SpecificRecord event) {}

    private final String session;
    private final List<Told> events = new ArrayList<>();
    private long clock;

    private WorkUnit(String session, long clock) {
        this.session = session;
        this.clock = clock;
    }

    /** All events; the clock is ms since the epoch. */
    static List<Told> events(String session, long clock) {
        var unit = new WorkUnit(session, clock);
        unit.plan();
        unit.execute();
        unit.review();
        return unit.events;
    }

    private void plan() {
        var check = Check.newBuilder()
                .setType(CheckType.AGENT)
                .setQueue("bench-review")
                .build();
        var criterion = new Criterion("c1", "every task has an output", check, List.of());
        var defined = new CriterionDefined(session, 0, criterion, clock++);
        var started = started();
        tell("planner", started);
        tell("planner", defined);
        for (int task = 1; task <= TASKS; task++) {
            tell("planner", new TaskPlanned(session, 1, task - 1, task("t" + task), clock++));
        }
        tell("planner", new PlanConfirmed(session, handoff(1), 1, LIMITS, TASKS, List.of("c1"), 0L, clock++));
        tell("planner", new CommandAccepted(session, "start-1", "StartSession", Outcome.CREATED, "", "", 1, clock++));
        tell("executor", started);
        tell("executor", defined);
    }

    private SessionStarted started() {
        var policy = Policy.newBuilder()
                .setLimits(LIMITS)
                .setEscalation(List.of())
                .setPoll(new Poll(60_000L, 120))
                .setReminders(new Reminders(86_400_000L, List.of(86_400_000L), 10, null))
                .build();
        var at = clock++;
        return new SessionStarted(
                session,
                at,
                "bench",
                "five tasks at once",
                Mode.ASYNC,
                1,
                policy,
                new Workspace(),
                "bench",
                null,
                Map.of(),
                "",
                at,
                null);
    }

    private void execute() {
        for (int task = 1; task <= TASKS; task++) {
            tell("executor", new TaskDispatched(session, "t" + task, work(task), 1, "bench", clock++));
        }
        for (int task = 1; task <= TASKS; task++) {
            tell(
                    "executor",
                    new TaskStarted(session, "t" + task, work(task), 1, "bench-worker-1", clock + 10_000, clock++));
        }
        for (int task = 1; task <= TASKS; task++) {
            succeeds(task);
        }
        tell("executor", new ExecutionFinished(session, handoff(2), 1, LIMITS, COUNTS, 100L, clock++));
    }

    private void succeeds(int task) {
        if (task > 3) {
            used("executor", Phase.EXECUTE, "t" + task);
        }
        tell(
                "executor",
                new TaskSucceeded(session, "t" + task, 1, "{\"done\":\"t" + task + "\"}", List.of(), clock++, null));
        if (task == 3) {
            var since = List.of("t1", "t2", "t3");
            tell("executor", new CheckpointReached(session, 1, since, COUNTS, 1, clock++));
        }
    }

    private void review() {
        tell("reviewer", new VerificationDispatched(session, "c1", session + "-v1", 1, "bench-review", 1, clock++));
        tell(
                "reviewer",
                new VerificationStarted(session, "c1", session + "-v1", "bench-worker-2", clock + 10_000, clock++));
        used("reviewer", Phase.REVIEW, "c1");
        var evidence = new Evidence("agent", "every output is there", "ab12", "bench-worker-2", clock++, null);
        tell("reviewer", new CriterionVerified(session, "c1", Verdict.PASSED, evidence, 0, false, 1, clock++));
        tell(
                "reviewer",
                new SessionEnded(
                        session,
                        EndStatus.COMPLETED,
                        "everything is proven",
                        Phase.REVIEW,
                        1,
                        List.of(),
                        null,
                        clock++));
    }

    private void used(String service, Phase phase, String subject) {
        tell(service, new UsageRecorded(session, phase, subject, new Usage(30L, 20L, 0L), 50L, clock++));
    }

    private static Task task(String id) {
        return Task.newBuilder()
                .setId(id)
                .setTitle("does one thing of five")
                .setQueue("bench")
                .setRetry(new Retry(3, 1_000L))
                .setChecks(List.of())
                .build();
    }

    private static Handoff handoff(int count) {
        return new Handoff(7L, count, 9L);
    }

    private String work(int task) {
        return session + "-w" + task;
    }

    private void tell(String service, SpecificRecord event) {
        events.add(new Told(service, event));
    }
}
