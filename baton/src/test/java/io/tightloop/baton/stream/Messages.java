package io.tightloop.baton.stream;

import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Planning;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.RedriveSession;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.Strategy;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.Workspace;
import java.util.List;
import java.util.Map;

/** What is told to a service on the bench: all about session s. */
final class Messages {
    private Messages() {}

    static StartSession start(String commandId, String session) {
        return new StartSession(commandId, session, brief(), "");
    }

    static SendSignal signal(String commandId, String reason) {
        return new SendSignal(commandId, "s", Signal.DONE, reason, "", null);
    }

    static SendSignal brk(String commandId) {
        return new SendSignal(commandId, "s", Signal.BREAK, "", "", null);
    }

    static ArchiveSession archive(String commandId) {
        return new ArchiveSession(commandId, "s");
    }

    static RedriveSession redrive(String commandId, String service) {
        return new RedriveSession(commandId, "s", service, false, "ann");
    }

    static RedriveSession skip(String commandId, String service) {
        return new RedriveSession(commandId, "s", service, true, "ann");
    }

    static TaskSkipped note(String words) {
        return new TaskSkipped("s", "t", "title", words, "", Bench.NOON);
    }

    static PlanConfirmed planConfirmed(int count, long position) {
        return plan(count, position, 1);
    }

    static PlanConfirmed emptyPlan(int count, long position) {
        return plan(count, position, 0);
    }

    static SessionArchived archived(String origin, int count, long position) {
        return new SessionArchived("s", origin, new Handoff(0L, count, position), Bench.NOON);
    }

    static WorkClaimed claim(String worker) {
        return new WorkClaimed("s", "w", "t", "claim", worker, null, "");
    }

    private static PlanConfirmed plan(int count, long position, int tasks) {
        return new PlanConfirmed(
                "s", new Handoff(0L, count, position), 1, CounterPhase.LIMITS, tasks, List.of(), 0L, Bench.NOON);
    }

    private static Policy policy() {
        return Policy.newBuilder().setLimits(CounterPhase.LIMITS).build();
    }

    private static Brief brief() {
        return new Brief(
                "",
                "goal",
                Mode.ASYNC,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                new Planning(Strategy.GIVEN, "agents", "planners", 3),
                policy(),
                new Workspace(null),
                null,
                Map.of(),
                null);
    }
}
