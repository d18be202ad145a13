package io.tightloop.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.SessionEnded;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The schedules get everywhere: what no schedule reaches, no rule is tried on. */
class CoverageTest {
    private static final int SCHEDULES = 12_000;

    @Test
    void schedules_reach_every_event_every_end_and_every_refusal() {
        Set<String> reached = new ConcurrentSkipListSet<>();
        Witness watcher = new Witness() {
            @Override
            public void event(String service, SpecificRecord event) {
                reached.add(name(service, event));
            }
        };
        LongStream.rangeClosed(1, SCHEDULES)
                .parallel()
                .forEach(seed -> Play.watched(Schedule.of(seed), Cast.REAL, watcher));

        assertThat(reached)
                .contains("planner PlanRejected", "planner PlanProposed", "planner PlanDispatched")
                .contains("planner SessionRedriven", "executor SessionRedriven", "reviewer SessionRedriven")
                .contains("planner ConfirmationRequested", "planner ConfirmationWithdrawn", "planner ResultIgnored")
                .contains("planner CriterionWaived", "executor CriterionWaived", "reviewer CriterionWaived")
                .contains("planner UsageRecorded", "executor UsageRecorded", "reviewer UsageRecorded")
                .contains("executor TaskVerified", "executor TaskEscalated", "executor CheckpointReached")
                .contains("executor TaskRetryScheduled", "executor TaskFailed", "executor TaskSkipped")
                .contains("executor TaskRemoved", "executor TaskPlanned", "executor ResultIgnored")
                .contains("executor ConfirmationWithdrawn", "executor StatusChanged", "executor WorkCancelled")
                .contains("reviewer TaskDiscovered", "reviewer DiscoveryNoted", "reviewer LoopContinued")
                .contains("reviewer ConfirmationWithdrawn", "reviewer StatusChanged", "reviewer WorkCancelled")
                .contains("planner FAILED", "planner INTERRUPTED", "planner EXHAUSTED", "planner COMPLETED")
                .contains("executor INTERRUPTED", "executor EXHAUSTED", "executor COMPLETED")
                .contains("reviewer INTERRUPTED", "reviewer EXHAUSTED", "reviewer COMPLETED")
                .contains("planner SessionResumed", "executor SessionResumed", "reviewer SessionResumed")
                .contains("planner UNPROVEN", "executor UNPROVEN", "reviewer UNPROVEN")
                .contains("planner STALE", "executor STALE", "reviewer STALE")
                .contains("planner ENDED", "executor ENDED", "reviewer ENDED")
                .contains("planner NOT_ENDED", "executor NOT_ENDED", "reviewer NOT_ENDED")
                .contains("planner INVALID", "executor INVALID", "reviewer INVALID")
                .contains("planner UNKNOWN_SESSION", "executor UNKNOWN_SESSION")
                .contains("planner SessionSuspended", "executor SessionSuspended", "reviewer SessionSuspended")
                .contains("planner SuspensionPolled", "executor SuspensionPolled", "reviewer SuspensionPolled")
                .contains("planner SuspensionEnded", "executor SuspensionEnded", "reviewer SuspensionEnded")
                .contains("planner MessageSent", "executor MessageSent", "reviewer MessageSent")
                .contains("planner WorkRefused", "executor WorkRefused", "reviewer WorkRefused")
                .contains("planner CONFLICT", "executor CONFLICT", "reviewer CONFLICT")
                .contains("executor TaskDelegated", "reviewer ResultIgnored", "planner UNSUPPORTED")
                .contains("planner ARCHIVED", "planner NOTHING_TO_REDRIVE");
    }

    private static String name(String service, SpecificRecord event) {
        return service + " "
                + switch (event) {
                    case SessionEnded end -> end.getStatus();
                    case CommandRejected rejected -> rejected.getReason();
                    default -> event.getSchema().getName();
                };
    }
}
