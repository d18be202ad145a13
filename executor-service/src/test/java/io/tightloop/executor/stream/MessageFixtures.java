package io.tightloop.executor.stream;

import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.Workspace;
import java.util.List;

/** Messages of one session, as phrases. */
final class MessageFixtures {
    static final String SESSION = "s1";
    static final long NOW = 1_000_000;
    static final String CLAIM = "c1";
    static final Discovery DISCOVERY = new Discovery("fix the typo", "line 3", "minor");

    private MessageFixtures() {}

    static SessionStarted sessionStarted() {
        return SessionStarted.newBuilder()
                .setSessionId(SESSION)
                .setStart(7L)
                .setName("release-check")
                .setGoal("notes exist")
                .setMode(Mode.ASYNC)
                .setCriteria(1)
                .setPolicy(new Policy(limits(), 3))
                .setWorkspace(new Workspace("notes"))
                .setTaskQueue("agents")
                .setAt(NOW)
                .build();
    }

    static CriterionDefined criterion(int ordinal) {
        return new CriterionDefined(SESSION, ordinal, new Criterion("k" + ordinal, "it works", null, List.of()), NOW);
    }

    static TaskPlanned planned(String id, int ordinal, String... dependsOn) {
        return planned(id, ordinal, new Retry(3, 1_000L), dependsOn);
    }

    static TaskPlanned plannedWithoutBackoff(String id, int ordinal) {
        return planned(id, ordinal, new Retry(3, 0L));
    }

    private static TaskPlanned planned(String id, int ordinal, Retry retry, String... dependsOn) {
        Task task = Task.newBuilder()
                .setId(id)
                .setTitle("write " + id)
                .setQueue("command")
                .setInput("{\"command\":\"true\"}")
                .setDependsOn(List.of(dependsOn))
                .setRetry(retry)
                .setFeedback("mind the spelling")
                .build();
        return new TaskPlanned(SESSION, 1, ordinal, task, NOW);
    }

    static PlanConfirmed planConfirmed(int iteration, int tasks) {
        return new PlanConfirmed(SESSION, new Handoff(7L, iteration, 7L), iteration, limits(), tasks, NOW);
    }

    static WorkClaimed claimOf(WorkItem item) {
        return new WorkClaimed(SESSION, item.getWorkId(), item.getSubject(), CLAIM, "w1");
    }

    static WorkHeartbeat heartbeatOf(WorkItem item) {
        return new WorkHeartbeat(SESSION, item.getWorkId(), item.getSubject(), CLAIM, 50, "half");
    }

    static WorkCompleted completionOf(WorkItem item) {
        return WorkCompleted.newBuilder()
                .setSessionId(SESSION)
                .setWorkId(item.getWorkId())
                .setSubject(item.getSubject())
                .setClaimId(CLAIM)
                .setOutput("\"done\"")
                .setDiscovered(List.of(DISCOVERY))
                .build();
    }

    static WorkFailed failureOf(WorkItem item, boolean retryable) {
        Failure error = new Failure("exit_code", "exit code 3");
        return new WorkFailed(SESSION, item.getWorkId(), item.getSubject(), CLAIM, error, retryable);
    }

    static SendSignal signal(Signal signal) {
        return new SendSignal("cmd", SESSION, signal, "", "ann", null);
    }

    static ArchiveSession archive() {
        return new ArchiveSession("cmd", SESSION);
    }

    static Limits limits() {
        return new Limits(5, 20);
    }
}
