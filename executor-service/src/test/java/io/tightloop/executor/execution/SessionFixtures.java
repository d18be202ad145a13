package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A session in the executor's hands, as phrases: what it is given, what it is told, and what came of it. */
final class SessionFixtures {
    static final long NOW = 1_000_000;
    static final Limits LIMITS = new Limits(5, 20, null, null);
    static final Policy POLICY = new Policy(2, true, true, false, 3, List.of());
    static final Policy CONFIRMING = new Policy(2, true, true, true, 3, List.of());
    static final String WORKER = "w1";
    static final Failure BROKEN = new Failure("exit_code", "exit code 3");
    static final Evidence SEEN = new Evidence("command", "exit code 0", "abc", "", 0, null);

    private final InMemoryTasks tasks = new InMemoryTasks();
    private final InMemorySurroundings surroundings = new InMemorySurroundings();
    private ExecutionState state =
            new ExecutionState(Execution.UNKNOWN, tasks, new InMemoryCriteria(), new Overlap.InMemory(), surroundings);
    private int nonces;
    private int planned;

    static SessionFixtures unknownSession() {
        return new SessionFixtures();
    }

    static SessionFixtures startedSession() {
        return startedSession(POLICY);
    }

    static SessionFixtures startedSession(Policy policy) {
        SessionFixtures session = new SessionFixtures();
        session.when(opening(policy));
        return session;
    }

    static Input.OpenSession opening(Policy policy) {
        return new Input.OpenSession(new Setup(7, NOW, policy, null, "agents"), LIMITS);
    }

    /** A session with these tasks and the baton, in iteration 1; two tasks may run at the same time. */
    static SessionFixtures activeSession(PlannedTask... tasks) {
        return activeSession(POLICY, tasks);
    }

    static SessionFixtures activeSession(Policy policy, PlannedTask... tasks) {
        return startedSession(policy).planned(tasks).batonOf(1);
    }

    /** A session that asks about its task, which has its result. */
    static SessionFixtures askingAbout(String id) {
        return activeSession(CONFIRMING, task(id)).ran(id);
    }

    static Policy escalatingTo(Escalation... queues) {
        return new Policy(2, true, true, false, 3, List.of(queues));
    }

    static PlannedTask task(String id) {
        return PlannedTask.task(id);
    }

    /** Takes a queue away; every other one is there. */
    SessionFixtures withoutQueue(String name) {
        surroundings.missing(name);
        return this;
    }

    SessionFixtures archived() {
        surroundings.archive();
        return this;
    }

    SessionFixtures planned(PlannedTask... tasks) {
        for (PlannedTask task : tasks) {
            when(task.at(planned++));
        }
        return this;
    }

    SessionFixtures criteria(String... ids) {
        for (int i = 0; i < ids.length; i++) {
            when(new Input.RelayCriterion(i, ids[i]));
        }
        return this;
    }

    SessionFixtures batonOf(int iteration, String... unproven) {
        return baton(iteration, LIMITS, 0, unproven);
    }

    SessionFixtures baton(int iteration, Limits limits, long tokens, String... unproven) {
        when(new Input.ReceiveBaton(iteration, limits, List.of(unproven), tokens));
        return this;
    }

    /** Does everything that can be done now, as the shell does at the end of a turn. */
    SessionFixtures proceeded() {
        proceed(NOW);
        return this;
    }

    /** Dispatches, claims and completes what these tasks do next, one after the other. */
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

    /** Lets an attempt fail, and its next one be dispatched as soon as it is due. */
    List<Event> failed(String id, Failure error) {
        claimed(id);
        List<Event> events = when(new Input.FailWork(id, workId(id), "c1", error, true, Usage.NONE, NOW));
        if (the(id).status() == TaskStatus.RETRYING) {
            when(due(id, the(id).deadline()));
        }
        proceeded();
        return events;
    }

    SessionFixtures interrupted() {
        when(signal(Signal.BREAK));
        return this;
    }

    SessionFixtures continued() {
        when(signal(Signal.CONTINUE));
        return proceeded();
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
        return new Input.ClaimWork(id, workId(id), claimId, WORKER, null, at);
    }

    Input.ClaimWork claimForLease(String id, long leaseMs) {
        return new Input.ClaimWork(id, workId(id), "c1", WORKER, leaseMs, NOW);
    }

    Input.SuspendWork suspensionOf(String id) {
        return new Input.SuspendWork(id, workId(id), "c1", "the site is down", NOW);
    }

    Input.DelegateWork delegationOf(String id, String... sessions) {
        return new Input.DelegateWork(id, workId(id), "c1", List.of(sessions), NOW);
    }

    Input.RenewLease heartbeatOf(String id, long at) {
        return new Input.RenewLease(id, workId(id), "c1", at);
    }

    Input.CompleteWork completionOf(String id, long at) {
        return completion(id, workId(id), "42", null, null, Usage.NONE, at);
    }

    Input.CompleteWork verdictOf(String id, Verdict verdict) {
        return completion(id, workId(id), "null", verdict, SEEN, Usage.NONE, NOW);
    }

    Input.CompleteWork completionUsing(String id, Usage usage) {
        return completion(id, workId(id), "42", null, null, usage, NOW);
    }

    Input.CompleteWork replyOf(String id, String output) {
        return completion(id, workId(id), output, null, null, Usage.NONE, NOW);
    }

    Input.CompleteWork verdictWithoutEvidence(String id) {
        return completion(id, workId(id), "null", Verdict.PASSED, null, Usage.NONE, NOW);
    }

    static Input.CompleteWork completion(
            String id, String workId, String output, Verdict verdict, Evidence evidence, Usage usage, long at) {
        return new Input.CompleteWork(id, workId, "c1", output, null, List.of(), verdict, evidence, usage, at);
    }

    Input.FailWork failureOf(String id, boolean retryable, long at) {
        return new Input.FailWork(id, workId(id), "c1", BROKEN, retryable, Usage.NONE, at);
    }

    static Input.Due due(String id, long at) {
        return new Input.Due(id, at);
    }

    static Input.SendSignal signal(Signal signal) {
        return signal(signal, null);
    }

    static Input.SendSignal signal(Signal signal, Limits limits) {
        return new Input.SendSignal("cmd", signal, "", "ann", limits, NOW);
    }

    static Input.AnswerConfirmation answer(String confirmationId, Answer answer, String feedback) {
        return new Input.AnswerConfirmation("cmd", confirmationId, answer, feedback, false, "ann", NOW);
    }

    static Input.WaiveCriterion waiver(String criterion) {
        return new Input.WaiveCriterion("cmd", criterion, "not now", "ann", "bob", NOW);
    }

    static Input.EditTasks edit(PlannedTask... tasks) {
        return new Input.EditTasks(
                "cmd", Stream.of(tasks).map(task -> task.draft(0)).toList(), "ann", NOW);
    }

    static Input.ArchiveSession archive() {
        return new Input.ArchiveSession("cmd", NOW);
    }

    /** The answer to a command of ann's in this iteration. */
    static Event accepted(String command, String detail, int iteration) {
        return new Event.CommandAccepted("cmd", command, detail, "ann", iteration, NOW);
    }

    static String refusal(List<Event> events) {
        return events.size() == 1 && events.getFirst() instanceof Event.CommandRejected no
                ? no.reason() + " " + no.detail()
                : "not refused: " + events;
    }

    boolean holds(String id, String workId, String claimId) {
        return state.holds(id, workId, claimId);
    }

    String workId(String id) {
        return the(id).attempt().workId();
    }

    Task the(String id) {
        return state.tasks().find(id).orElseThrow();
    }

    List<Task> all() {
        return state.tasks().all();
    }

    Execution root() {
        return state.root();
    }

    long accesses() {
        return tasks.accesses();
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
