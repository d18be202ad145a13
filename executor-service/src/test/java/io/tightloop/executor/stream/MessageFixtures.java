package io.tightloop.executor.stream;

import io.tightloop.schemas.Answer;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.Escalation;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WaiveCriterion;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkSuspended;
import io.tightloop.schemas.Workspace;
import java.util.List;
import java.util.Map;

/** Messages of one session, as phrases. */
final class MessageFixtures {
    static final String SESSION = "s1";
    static final long NOW = 1_000_000;
    static final String CLAIM = "c1";
    static final Discovery DISCOVERY = new Discovery("fix the typo", "line 3", "minor");

    /** What a worker waits for. */
    static final Suspension AN_HOUR = new Suspension(SuspensionType.TIME, "the site is down", 3_600_000L, null, null);

    private MessageFixtures() {}

    static SessionStarted sessionStarted() {
        return sessionStarted(List.of());
    }

    /** The same session, with a person asked about each task. */
    static SessionStarted confirmingSessionStarted() {
        return sessionStarted(List.of(ConfirmationKind.TASK));
    }

    private static SessionStarted sessionStarted(List<ConfirmationKind> confirm) {
        return SessionStarted.newBuilder()
                .setSessionId(SESSION)
                .setStart(7L)
                .setName("release-check")
                .setGoal("notes exist")
                .setMode(Mode.ASYNC)
                .setCriteria(1)
                .setPolicy(policy(confirm))
                .setWorkspace(new Workspace("notes"))
                .setTaskQueue("agents")
                .setAt(NOW)
                .build();
    }

    private static Policy policy(List<ConfirmationKind> confirm) {
        return Policy.newBuilder()
                .setLimits(limits())
                .setConfirm(confirm)
                .setEscalation(List.of(new Escalation("strong", 2)))
                .setPoll(new Poll(60_000L, 120))
                .setReminders(new Reminders(86_400_000L, List.of(86_400_000L), 10, null))
                .build();
    }

    static CriterionDefined criterion(int ordinal) {
        return new CriterionDefined(SESSION, ordinal, new Criterion("k" + ordinal, "it works", null, List.of()), NOW);
    }

    static TaskPlanned planned(String id, int ordinal, String... dependsOn) {
        Task task = task(id, new Retry(3, 1_000L), List.of(dependsOn), List.of(), List.of());
        return new TaskPlanned(SESSION, 1, ordinal, task, NOW);
    }

    static TaskPlanned plannedWithoutBackoff(String id, int ordinal) {
        Task task = task(id, new Retry(3, 0L), List.of(), List.of(), List.of());
        return new TaskPlanned(SESSION, 1, ordinal, task, NOW);
    }

    /** A task that touches the notes, with these checks. */
    static Task checkedTask(String id, Check... checks) {
        return task(id, new Retry(3, 1_000L), List.of(), List.of("notes/a.txt"), List.of(checks));
    }

    private static Task task(String id, Retry retry, List<String> dependsOn, List<String> files, List<Check> checks) {
        return Task.newBuilder()
                .setId(id)
                .setTitle("write " + id)
                .setQueue("command")
                .setInput("{\"command\":\"true\"}")
                .setDependsOn(dependsOn)
                .setRetry(retry)
                .setFeedback("mind the spelling")
                .setChecks(checks)
                .setFiles(files)
                .setCallbackUrl("https://ops.example/told")
                .build();
    }

    static PlanConfirmed planConfirmed(int iteration, int tasks) {
        return planConfirmed(iteration, tasks, limits());
    }

    static PlanConfirmed planConfirmed(int iteration, int tasks, Limits limits) {
        Handoff baton = new Handoff(7L, iteration, 7L);
        return new PlanConfirmed(SESSION, baton, iteration, limits, tasks, List.of("k0"), 5L, NOW);
    }

    static WorkClaimed claimOf(WorkItem item) {
        return new WorkClaimed(SESSION, item.getWorkId(), item.getSubject(), CLAIM, "w1", null, item.getQueue());
    }

    static WorkClaimed claimForLease(WorkItem item, long leaseMs) {
        return new WorkClaimed(SESSION, item.getWorkId(), item.getSubject(), CLAIM, "w1", leaseMs, item.getQueue());
    }

    static WorkSuspended suspensionOf(WorkItem item) {
        return new WorkSuspended(SESSION, item.getWorkId(), item.getSubject(), CLAIM, AN_HOUR, "w1");
    }

    static WorkDelegated delegationOf(WorkItem item, String... sessions) {
        return new WorkDelegated(SESSION, item.getWorkId(), item.getSubject(), CLAIM, List.of(sessions));
    }

    static WorkHeartbeat heartbeatOf(WorkItem item) {
        return new WorkHeartbeat(SESSION, item.getWorkId(), item.getSubject(), CLAIM, 50, "half");
    }

    static WorkCompleted completionOf(WorkItem item) {
        return completed(item).build();
    }

    private static WorkCompleted.Builder completed(WorkItem item) {
        return WorkCompleted.newBuilder()
                .setSessionId(SESSION)
                .setWorkId(item.getWorkId())
                .setSubject(item.getSubject())
                .setClaimId(CLAIM)
                .setOutput("\"done\"")
                .setDiscovered(List.of(DISCOVERY));
    }

    static WorkCompleted verdictOf(WorkItem item, Verdict verdict) {
        return completed(item)
                .setVerdict(verdict)
                .setEvidence(new Evidence("command", "exit code 0", "abc", "w1", 1L, null))
                .setUsage(new Usage(3L, 4L, 5L))
                .build();
    }

    static WorkFailed failureOf(WorkItem item, boolean retryable) {
        Failure error = new Failure("exit_code", "exit code 3");
        return new WorkFailed(SESSION, item.getWorkId(), item.getSubject(), CLAIM, error, retryable, null, null);
    }

    static SendSignal signal(Signal signal) {
        return new SendSignal("cmd", SESSION, signal, "", "ann", null);
    }

    static AnswerConfirmation answer(String confirmationId, Answer answer, String feedback) {
        return new AnswerConfirmation(
                "cmd", SESSION, confirmationId, ConfirmationKind.TASK, answer, feedback, List.of(), "ann");
    }

    static WaiveCriterion waiver(String criterionId) {
        return new WaiveCriterion("cmd", SESSION, criterionId, "not now", "ann", "bob");
    }

    static CriterionWaived waived(String criterionId, int iteration) {
        return new CriterionWaived(SESSION, criterionId, "not now", "ann", "bob", iteration, NOW);
    }

    static EditTasks edit(Task... tasks) {
        return new EditTasks("cmd", SESSION, List.of(tasks), "ann");
    }

    static Check agentCheck() {
        return Check.newBuilder().setType(CheckType.AGENT).setQueue("judges").build();
    }

    static Check httpCheck() {
        return Check.newBuilder()
                .setType(CheckType.HTTP)
                .setUrl("http://127.0.0.1:8000/")
                .setExpectStatus(201)
                .setMethod("POST")
                .setHeaders(Map.of("accept", "text/plain"))
                .setBody("ping")
                .setExpectHeaders(Map.of("x-answer", "pong"))
                .build();
    }

    static ArchiveSession archive() {
        return new ArchiveSession("cmd", SESSION);
    }

    static Limits limits() {
        return new Limits(5, 20, null, null);
    }
}
