package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Event.VerificationDispatched;
import java.util.List;
import java.util.stream.Stream;

/** A session seen by the reviewer, in phrases; time passes only when it is told to. */
final class ReviewFixtures {
    static final Counts COUNTS = new Counts(4, 1, 0, 0, 0);
    private static final Check COMMAND = new Check(CheckType.COMMAND, "true", null, null, null, null, null, 60_000L);

    private ReviewState state = new ReviewState(Review.unknown(), new InMemoryBoard());
    private long now = 1_000;
    private int nonces;

    static ReviewFixtures unknownSession() {
        return new ReviewFixtures();
    }

    /** A session with these criteria, each with a command check, whose tasks are being executed. */
    static ReviewFixtures executing(Limits limits, String... criteria) {
        ReviewFixtures session = new ReviewFixtures();
        session.when(new Input.KnowSession(7, limits, new Session("ship it", null)));
        for (String id : criteria) {
            session.define(id, id + " holds", COMMAND);
        }
        return session;
    }

    /** A session whose verifications have been dispatched. */
    static ReviewFixtures verifying(Limits limits, String... criteria) {
        ReviewFixtures session = executing(limits, criteria);
        session.review();
        return session;
    }

    static Limits limits(int maxRetries, int maxIterations) {
        return new Limits(maxRetries, maxIterations);
    }

    static Evidence exitCode(int code) {
        return new Evidence("command", "exit code " + code, "ab12", "", 0);
    }

    ReviewFixtures define(String id, String text, Check check) {
        when(new Input.KnowCriterion(state.root().criteria(), id, text, check));
        return this;
    }

    ReviewFixtures finding(Finding.Source source, String subject, String title, String severity) {
        String key = source + "/" + subject + title + state.root().findings();
        when(new Input.NoteFinding(new Finding(key, 0, 0, source, subject, title, "why", severity)));
        return this;
    }

    ReviewFixtures failedTask(String taskId) {
        return finding(Finding.Source.TASK, taskId, "Task " + taskId + " failed", "major");
    }

    /** The baton of the next iteration comes, and what can be done is done. */
    List<Event> review() {
        Review root = state.root();
        when(new Input.TakeBaton(root.iteration() + 1, root.limits(), COUNTS));
        return proceed();
    }

    List<Event> proceed() {
        return when(new Input.Proceed(now, "nonce" + ++nonces));
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
        String workId = workId(criterion);
        List<Event> verified = when(new Input.WorkCompleted(criterion, workId, "claim", verdict, evidence, now));
        List<Event> next = proceed();
        return Stream.concat(verified.stream(), next.stream()).toList();
    }

    List<Event> claim(String criterion, String claimId) {
        return when(new Input.WorkClaimed(criterion, workId(criterion), claimId, "worker-1", now));
    }

    List<Event> signal(Input.Signal signal) {
        return signal(signal, null);
    }

    List<Event> signal(Input.Signal signal, Limits limits) {
        return when(new Input.SendSignal(new Command("c1", "SendSignal", now), signal, "", limits));
    }

    List<Event> archive() {
        return when(new Input.ArchiveSession(new Command("c2", "ArchiveSession", now)));
    }

    List<Event> due(String criterion) {
        return when(new Input.Due(criterion, now));
    }

    ReviewFixtures after(long ms) {
        now += ms;
        return this;
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
        Attempt live = criterion(criterion).attempt();
        return live == null ? "none" : live.workId();
    }

    static List<VerificationDispatched> dispatched(List<Event> events) {
        return of(VerificationDispatched.class, events);
    }

    static <T extends Event> List<T> of(Class<T> type, List<Event> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
