package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Event.Rejection;
import io.tightloop.reviewer.review.Event.VerificationDispatched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A session seen by the reviewer, in phrases; time passes only when it is told to. */
final class ReviewFixtures {
    static final Counts COUNTS = new Counts(4, 1, 0, 0, 0);
    static final Limits ROOMY = limits(5, 20);
    private static final Check COMMAND =
            new Check(CheckType.COMMAND, "true", null, null, null, null, null, null, null, null, null, 60_000L);

    final InMemorySurroundings surroundings = new InMemorySurroundings();
    private ReviewState state = new ReviewState(Review.unknown(), new InMemoryBoard(), surroundings);
    private long now = 1_000;
    private long tokens;
    private int nonces;

    static ReviewFixtures unknownSession() {
        return new ReviewFixtures();
    }

    /** A delegated session with these criteria, each with a command check, whose tasks are being executed. */
    static ReviewFixtures executing(Limits limits, String... criteria) {
        return executing(Policies.DELEGATED, limits, criteria);
    }

    static ReviewFixtures executing(Policy policy, Limits limits, String... criteria) {
        ReviewFixtures session = new ReviewFixtures();
        session.when(
                new Input.KnowSession(7, session.now, limits, new Session("ship it", null, policy, criteria.length)));
        for (String id : criteria) {
            session.define(id, id + " holds", COMMAND);
        }
        return session;
    }

    /** A session whose verifications have been dispatched. */
    static ReviewFixtures verifying(Limits limits, String... criteria) {
        return verifying(Policies.DELEGATED, limits, criteria);
    }

    static ReviewFixtures verifying(Policy policy, Limits limits, String... criteria) {
        ReviewFixtures session = executing(policy, limits, criteria);
        session.review();
        return session;
    }

    static Limits limits(int maxRetries, int maxIterations) {
        return new Limits(maxRetries, maxIterations, null, null);
    }

    static Evidence exitCode(int code) {
        return new Evidence("command", "exit code " + code, "ab12", "", 0, null);
    }

    /** A check that says nothing but its type. */
    static Check check(CheckType type) {
        return new Check(type, null, null, null, null, null, null, null, null, null, null, null);
    }

    static Check agent(String queue) {
        return new Check(CheckType.AGENT, null, null, null, null, null, null, null, null, null, queue, null);
    }

    static Task task(String id, String... dependsOn) {
        List<String> before = List.of(dependsOn);
        return new Task(
                id, "do " + id, "", null, "{}", before, List.of(), 2, 1_000, 3, 1_000, "", null, List.of(), null);
    }

    /** A task on this queue with these checks. */
    static Task on(String queue, Check... checks) {
        return new Task(
                "b",
                "do b",
                "",
                queue,
                "{}",
                List.of(),
                List.of(),
                2,
                1_000,
                3,
                1_000,
                "",
                null,
                List.of(checks),
                null);
    }

    ReviewFixtures define(String id, String text, Check check) {
        when(new Input.KnowCriterion(state.root().criteria(), id, text, check));
        return this;
    }

    /** A criterion that a person looks at. */
    ReviewFixtures manual(String id) {
        return define(id, id + " looks right", check(CheckType.MANUAL));
    }

    List<Event> reported(String key, String title, Severity severity) {
        Finding finding = Finding.of(key, Finding.Source.WORKER, "", title, "why", severity);
        return when(new Input.NoteFindings(List.of(finding), now));
    }

    ReviewFixtures reported(String title) {
        reported("reported/" + state.root().tally(), title, Severity.MAJOR);
        return this;
    }

    ReviewFixtures failedTask(String taskId) {
        Finding finding = Finding.of(
                "task/" + taskId, Finding.Source.TASK, taskId, "Task " + taskId + " failed", "why", Severity.MAJOR);
        when(new Input.NoteFindings(List.of(finding), now));
        return this;
    }

    /** From now on the baton comes with so many tokens used. */
    ReviewFixtures usedSoFar(long used) {
        tokens = used;
        return this;
    }

    /** The baton of the next iteration comes, and what can be done is done. */
    List<Event> review() {
        Review root = state.root();
        long used = Math.max(tokens, root.tokens());
        when(new Input.TakeBaton(root.iteration() + 1, root.limits(), COUNTS, used, now));
        return proceed();
    }

    List<Event> proceed() {
        Input.Proceed step = new Input.Proceed(now, "nonce" + ++nonces);
        List<Event> all = new ArrayList<>();
        for (List<Event> events = when(step); !events.isEmpty(); events = when(step)) {
            all.addAll(events);
        }
        return all;
    }

    List<Event> passes(String criterion) {
        return answers(criterion, Verdict.PASSED, exitCode(0));
    }

    List<Event> fails(String criterion) {
        return answers(criterion, Verdict.FAILED, exitCode(1));
    }

    /** A worker claims the live attempt and answers it; then what can be done is done. */
    List<Event> answers(String criterion, Verdict verdict, Evidence evidence) {
        claim(criterion, "claim");
        return then(completed(criterion, workId(criterion), verdict, evidence, Usage.NONE));
    }

    Input completed(String criterion, String workId, Verdict verdict, Evidence evidence, Usage usage) {
        return new Input.WorkCompleted(criterion, workId, "claim", verdict, evidence, List.of(), usage, now);
    }

    /** The live attempt passes and reports this. */
    Input reporting(String criterion, Finding finding) {
        return new Input.WorkCompleted(
                criterion, workId(criterion), "claim", Verdict.PASSED, exitCode(0), List.of(finding), Usage.NONE, now);
    }

    List<Event> claim(String criterion, String claimId) {
        return claim(criterion, workId(criterion), claimId, null);
    }

    List<Event> claim(String criterion, String workId, String claimId, Long leaseMs) {
        return when(new Input.WorkClaimed(criterion, workId, claimId, "worker-1", leaseMs, now));
    }

    List<Event> heartbeat(String criterion, String workId, String claimId) {
        return when(new Input.WorkHeartbeat(criterion, workId, claimId, now));
    }

    List<Event> interrupted(String reason) {
        return when(new Input.Interrupt(reason, now));
    }

    List<Event> signal(Input.Signal signal) {
        return signal(signal, LimitsChange.NONE);
    }

    List<Event> signal(Input.Signal signal, Limits limits) {
        return signal(
                signal,
                new LimitsChange(
                        limits.maxRetries(), limits.maxIterations(), limits.maxDurationMs(), limits.tokenBudget()));
    }

    List<Event> signal(Input.Signal signal, LimitsChange change) {
        return when(new Input.SendSignal(command("SendSignal"), signal, "", change));
    }

    /** Ada answers; then what can be done is done. */
    List<Event> answer(String confirmationId, Answer answer, String feedback, Task... tasks) {
        return then(new Input.AnswerConfirmation(
                command("AnswerConfirmation"), confirmationId, answer, feedback, List.of(tasks), false));
    }

    /** Ada waives; then what can be done is done. */
    List<Event> waive(String criterion, String approvedBy) {
        return then(new Input.WaiveCriterion(command("WaiveCriterion"), criterion, "not worth it", approvedBy));
    }

    List<Event> edit(Task... tasks) {
        return when(new Input.EditTasks(command("EditTasks"), List.of(tasks)));
    }

    List<Event> archive() {
        return when(new Input.ArchiveSession(command("ArchiveSession")));
    }

    Command command(String type) {
        return new Command("c1", type, "ada", now);
    }

    List<Event> due(String criterion) {
        return when(new Input.Due(criterion, now));
    }

    ReviewFixtures after(long ms) {
        now += ms;
        return this;
    }

    List<Event> then(Input input) {
        List<Event> first = when(input);
        return Stream.concat(first.stream(), proceed().stream()).toList();
    }

    List<Event> when(Input input) {
        List<Event> events = ReviewDecider.decide(input, state);
        events.forEach(event -> state = ReviewEvolution.evolve(state, event));
        return events;
    }

    long now() {
        return now;
    }

    Review root() {
        return state.root();
    }

    Criterion criterion(String id) {
        return state.board().criterion(id).orElseThrow();
    }

    String workId(String criterion) {
        Attempt live = criterion(criterion).trial().attempt();
        return live == null ? "none" : live.workId();
    }

    static List<VerificationDispatched> dispatched(List<Event> events) {
        return of(VerificationDispatched.class, events);
    }

    static <T extends Event> List<T> of(Class<T> type, List<Event> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Why the one command was refused: the reason, a colon, the detail. */
    static String refusal(List<Event> events) {
        Event.CommandRejected rejected = of(Event.CommandRejected.class, events).getFirst();
        Rejection reason = rejected.reason();
        return reason + ": " + rejected.detail();
    }

    /** Ids of the questions asked. */
    static List<String> asked(List<Event> events) {
        return of(Event.ConfirmationRequested.class, events).stream()
                .map(asked -> asked.question().id())
                .toList();
    }

    /** Ids of the questions withdrawn. */
    static List<String> withdrawn(List<Event> events) {
        return of(Event.ConfirmationWithdrawn.class, events).stream()
                .map(withdrawn -> withdrawn.question().id())
                .toList();
    }
}
