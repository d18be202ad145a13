package io.tightloop.standalone.chaos.audit;

import static io.tightloop.standalone.chaos.audit.Story.SESSION;

import io.tightloop.schemas.Answer;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.CriterionWaived;
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
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.VerificationDispatched;
import io.tightloop.schemas.VerificationStarted;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.Workspace;
import java.util.List;
import java.util.Map;

/** Messages about the session of a {@link Story}: one task, t, and one criterion, c. */
final class Said {
    private static final Limits LIMITS = new Limits(5, 20, null, null);
    private static final Reminders REMINDERS = new Reminders(86_400_000L, List.of(86_400_000L), 10, null);

    private Said() {}

    static SendSignal signal(String commandId) {
        return new SendSignal(commandId, SESSION, Signal.CONTINUE, "", "", null);
    }

    static CommandAccepted accepted(String commandId) {
        return new CommandAccepted(SESSION, commandId, "SendSignal", Outcome.APPLIED, "", "", 1, 0L);
    }

    static CommandRejected rejected(String commandId) {
        return new CommandRejected(SESSION, commandId, "SendSignal", Rejection.ENDED, "", "", 1, 0L);
    }

    static SessionStarted started(Mode mode) {
        Policy policy = new Policy(
                LIMITS,
                3,
                true,
                true,
                true,
                true,
                true,
                null,
                3,
                "minor",
                List.of(),
                new Poll(60_000L, 120),
                REMINDERS);
        return SessionStarted.newBuilder()
                .setSessionId(SESSION)
                .setStart(0)
                .setName("")
                .setGoal("it is done")
                .setMode(mode)
                .setCriteria(1)
                .setPolicy(policy)
                .setWorkspace(new Workspace((String) null))
                .setTaskQueue("agents")
                .setLabels(Map.of())
                .setAt(0)
                .build();
    }

    static CriterionDefined defined() {
        return new CriterionDefined(SESSION, 0, new Criterion("c", "it is done", null, List.of()), 0L);
    }

    static TaskPlanned planned() {
        Task task = Task.newBuilder()
                .setId("t")
                .setTitle("do it")
                .setDependsOn(List.of())
                .setFiles(List.of())
                .setRetry(new Retry(3, 1_000L))
                .setChecks(List.of())
                .build();
        return new TaskPlanned(SESSION, 1, 0, task, 0L);
    }

    static ConfirmationAnswered planAgreed() {
        return new ConfirmationAnswered(SESSION, "plan-1-1", ConfirmationKind.PLAN, "", Answer.YES, "", "ada", 1, 0L);
    }

    static PlanConfirmed planConfirmed(int term, int iteration) {
        return new PlanConfirmed(SESSION, baton(term), iteration, LIMITS, 1, List.of("c"), 0L, 0L);
    }

    static ExecutionFinished executed(int term, int iteration) {
        return new ExecutionFinished(SESSION, baton(term), iteration, LIMITS, counts(), 0L, 0L);
    }

    static LoopContinued looped(int term, int iteration) {
        return new LoopContinued(SESSION, baton(term), iteration, LIMITS, 0, 0, 0L, 0L);
    }

    private static Handoff baton(int term) {
        return new Handoff(0L, term, 0L);
    }

    private static io.tightloop.schemas.Counts counts() {
        return new io.tightloop.schemas.Counts(1, 0, 0, 0, 0);
    }

    static TaskDispatched dispatched(String workId) {
        return new TaskDispatched(SESSION, "t", workId, 1, "agents", 0L);
    }

    static TaskStarted taskStarted(String workId) {
        return new TaskStarted(SESSION, "t", workId, 1, "worker", 0L, 0L);
    }

    static TaskSucceeded succeeded() {
        return new TaskSucceeded(SESSION, "t", 1, "null", List.of(), 0L, null);
    }

    static VerificationDispatched verification(String workId, int iteration) {
        return new VerificationDispatched(SESSION, "c", workId, 1, "command", iteration, 0L);
    }

    static VerificationStarted verificationStarted(String workId) {
        return new VerificationStarted(SESSION, "c", workId, "worker", 0L, 0L);
    }

    static CriterionVerified verified(Verdict verdict, String hash) {
        Evidence evidence = new Evidence("command", "exit code 0", hash, "worker", 0L, null);
        return new CriterionVerified(SESSION, "c", verdict, evidence, 0, false, 1, 0L);
    }

    static CriterionWaived waived(String by) {
        return new CriterionWaived(SESSION, "c", "not needed", by, by, 1, 0L);
    }

    static SessionEnded ended(EndStatus status) {
        return new SessionEnded(SESSION, status, "", Phase.REVIEW, 1, List.of(), null, 0L);
    }

    static SessionResumed resumed() {
        return new SessionResumed(SESSION, Phase.REVIEW, 1, LIMITS, 0L);
    }

    static SessionArchived archived(String origin, int term) {
        return new SessionArchived(SESSION, origin, baton(term), 0L);
    }

    static SessionSuspended suspended() {
        Suspension suspension = new Suspension(SuspensionType.MANUAL, "", null, null, null);
        return new SessionSuspended(SESSION, suspension, "", "", Phase.EXECUTE, 1, 0L);
    }

    static SuspensionEnded wentOn() {
        return new SuspensionEnded(SESSION, io.tightloop.schemas.Resumption.APPROVED, "ada", "", Phase.EXECUTE, 1, 0L);
    }

    static WorkClaimed claimed(String workId, String claimId) {
        return new WorkClaimed(SESSION, workId, "t", claimId, "worker", null, "agents");
    }

    static WorkCompleted completed(String workId, String claimId) {
        return WorkCompleted.newBuilder()
                .setSessionId(SESSION)
                .setWorkId(workId)
                .setSubject("t")
                .setClaimId(claimId)
                .setDiscovered(List.of())
                .build();
    }

    static ResultIgnored ignored(String workId) {
        return new ResultIgnored(SESSION, workId, "t", "the attempt was over", 1, 0L);
    }
}
