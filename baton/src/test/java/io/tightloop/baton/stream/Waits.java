package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Bench.NOON;

import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Decision;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.ResumeSession;
import io.tightloop.schemas.SuspendSession;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkSuspended;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What people and workers say about suspensions of session s. */
final class Waits {
    private Waits() {}

    static SuspendSession suspend(String commandId, Suspension suspension) {
        return new SuspendSession(commandId, "s", suspension, "anna");
    }

    static ResumeSession resume(String commandId, Decision decision) {
        return resume(commandId, decision, "");
    }

    static ResumeSession resume(String commandId, Decision decision, String comment) {
        return new ResumeSession(commandId, "s", decision, comment, "anna");
    }

    static Suspension time(Duration length) {
        return Suspension.newBuilder()
                .setType(SuspensionType.TIME)
                .setForMs(length.toMillis())
                .build();
    }

    static Suspension manual() {
        return Suspension.newBuilder().setType(SuspensionType.MANUAL).build();
    }

    static Suspension poll() {
        Check check = Check.newBuilder()
                .setType(CheckType.COMMAND)
                .setCommand("test -f done")
                .setHeaders(Map.of("a", "b"))
                .build();
        return Suspension.newBuilder()
                .setType(SuspensionType.POLL)
                .setCheck(check)
                .build();
    }

    static WorkClaimed claimed(WorkItem item) {
        return new WorkClaimed("s", item.getWorkId(), "suspension", "k", "w", null, "command");
    }

    static WorkCompleted found(WorkItem item, Verdict verdict) {
        return new WorkCompleted(
                "s",
                item.getWorkId(),
                "suspension",
                "k",
                "null",
                verdict,
                new Evidence("command", "seen", "", "w", NOON, null),
                List.of(),
                null,
                null,
                null,
                null);
    }

    static WorkSuspended suspended(Suspension suspension) {
        return new WorkSuspended("s", "1-a", "t1", "k", suspension, "w");
    }

    static WorkHeartbeat alive(WorkItem item, String claimId) {
        return new WorkHeartbeat("s", item.getWorkId(), item.getSubject(), claimId, 50, "");
    }
}
