package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;

/** A session in the executor's hands, as phrases: what it is given, what it is told, and what came of it. */
final class SessionFixtures {
    static final long NOW = 1_000_000;
    static final Limits LIMITS = new Limits(5, 20);
    static final String WORKER = "w1";
    static final Failure BROKEN = new Failure("exit_code", "exit code 3");

    private final InMemoryTasks tasks = new InMemoryTasks();
    private ExecutionState state = new ExecutionState(Execution.UNKNOWN, tasks);
    private int nonces;
    private int planned;

    static SessionFixtures unknownSession() {
        return new SessionFixtures();
    }

    static SessionFixtures startedSession() {
        SessionFixtures session = new SessionFixtures();
        session.when(new Input.OpenSession(7, 2, LIMITS, null, "agents"));
        return session;
    }

    /** A session with these tasks and the baton, in iteration 1; two tasks may run at the same time. */
    static SessionFixtures activeSession(PlannedTask... tasks) {
        return startedSession().planned(tasks).batonOf(1);
    }

    static PlannedTask task(String id) {
        return new PlannedTask(id, 2, 3, List.of());
    }

    /** A task of the plan as a test names it. */
    record PlannedTask(String id, int priority, int maxAttempts, List<String> dependsOn) {
        PlannedTask after(String... ids) {
            return new PlannedTask(id, priority, maxAttempts, List.of(ids));
        }

        PlannedTask withPriority(int priority) {
            return new PlannedTask(id, priority, maxAttempts, dependsOn);
        }

        PlannedTask withAttempts(int maxAttempts) {
            return new PlannedTask(id, priority, maxAttempts, dependsOn);
        }

        Input.PlanTask at(int ordinal) {
            Retry retry = new Retry(maxAttempts, 1_000);
            TaskSpec spec = new TaskSpec(id, 1, ordinal, "do " + id, "", null, "{}", priority, 60_000, retry, "");
            return new Input.PlanTask(spec, dependsOn, NOW);
        }
    }

    SessionFixtures planned(PlannedTask... tasks) {
        for (PlannedTask task : tasks) {
            when(task.at(planned++));
        }
        return this;
    }

    SessionFixtures batonOf(int iteration) {
        when(new Input.ReceiveBaton(iteration, LIMITS));
        return this;
    }

    /** Does everything that can be done now, as the shell does at the end of a turn. */
    SessionFixtures proceeded() {
        proceed(NOW);
        return this;
    }

    /** Dispatches, claims and completes these tasks, one after the other. */
    SessionFixtures ran(String... ids) {
        for (String id : ids) {
            proceeded().claimed(id).when(completionOf(id, NOW));
        }
        return proceeded();
    }

    SessionFixtures claimed(String id) {
        when(claimOf(id, "c1", NOW));
        return this;
    }

    SessionFixtures failedForGood(String id) {
        proceeded().claimed(id).when(failureOf(id, false, NOW));
        return this;
    }

    SessionFixtures interrupted() {
        when(signal(Signal.BREAK));
        return this;
    }

    List<Event> proceed(long at) {
        List<Event> all = new ArrayList<>();
        List<Event> some;
        do {
            some = when(new Input.Proceed(at, "nonce" + nonces++));
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }

    List<Event> when(Input input) {
        List<Event> events = ExecutionDecider.decide(input, state);
        for (Event event : events) {
            state = ExecutionDecider.evolve(state, event);
        }
        return events;
    }

    Input.ClaimWork claimOf(String id, String claimId, long at) {
        return new Input.ClaimWork(id, workId(id), claimId, WORKER, at);
    }

    Input.RenewLease heartbeatOf(String id, long at) {
        return new Input.RenewLease(id, workId(id), "c1", at);
    }

    Input.CompleteWork completionOf(String id, long at) {
        return new Input.CompleteWork(id, workId(id), "c1", "42", List.of(), at);
    }

    Input.FailWork failureOf(String id, boolean retryable, long at) {
        return new Input.FailWork(id, workId(id), "c1", BROKEN, retryable, at);
    }

    static Input.SendSignal signal(Signal signal) {
        return signal(signal, null);
    }

    static Input.SendSignal signal(Signal signal, Limits limits) {
        return new Input.SendSignal("cmd", signal, "", limits, NOW);
    }

    static Input.ArchiveSession archive() {
        return new Input.ArchiveSession("cmd", NOW);
    }

    String workId(String id) {
        return task(id, state).attempt().workId();
    }

    Task the(String id) {
        return task(id, state);
    }

    Execution root() {
        return state.root();
    }

    long accesses() {
        return tasks.accesses();
    }

    private static Task task(String id, ExecutionState state) {
        return state.tasks().find(id).orElseThrow();
    }

    static List<String> dispatchedIn(List<Event> events) {
        return events.stream()
                .filter(Event.TaskDispatched.class::isInstance)
                .map(event -> ((Event.TaskDispatched) event).taskId())
                .toList();
    }

    static List<String> skippedIn(List<Event> events) {
        return events.stream()
                .filter(Event.TaskSkipped.class::isInstance)
                .map(event -> ((Event.TaskSkipped) event).taskId() + ": " + ((Event.TaskSkipped) event).reason())
                .toList();
    }
}
