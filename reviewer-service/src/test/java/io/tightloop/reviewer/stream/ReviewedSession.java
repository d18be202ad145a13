package io.tightloop.reviewer.stream;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.Counts;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.Workspace;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** A session at the reviewer's phase, in phrases: criterion "tests" has a command check, "look" is a person's. */
final class ReviewedSession {
    static final Limits LIMITS = new Limits(5, 20, 3_600_000L, null);
    private static final Reminders REMINDERS = new Reminders(86_400_000L, List.of(86_400_000L), 10, null);
    static final Counts COUNTS = new Counts(1, 0, 0, 0, 0);
    static final String PART = "criterion/tests";

    final ReviewerPhase phase = new ReviewerPhase();
    final InMemoryTurn turn = new InMemoryTurn("s1").at(1_000);

    /** A delegated session with the criterion "tests". */
    static ReviewedSession delegated() {
        return started(Mode.ASYNC, null).defined("tests", command());
    }

    /** A delegated session with the criterion "page", which such a check proves. */
    static ReviewedSession checking(Check check) {
        return started(Mode.ASYNC, null).defined("page", check);
    }

    /** A session that asks what this mode asks, or what the list says, with the criterion "tests". */
    static ReviewedSession asking(Mode mode, List<ConfirmationKind> confirm) {
        return started(mode, confirm).defined("tests", command());
    }

    /** A delegated session with the criterion "look". */
    static ReviewedSession looking() {
        return started(Mode.ASYNC, null)
                .defined("look", Check.newBuilder().setType(CheckType.MANUAL).build());
    }

    static Task task(String id) {
        return new Task(
                id,
                "do " + id,
                "carefully",
                "command",
                "{\"command\":\"true\"}",
                List.of("t1"),
                List.of("a.txt"),
                1,
                9_000L,
                new Retry(2, 50L),
                "heed this",
                "t0",
                List.of(command()),
                "https://ops.example/told");
    }

    WorkItem dispatched() {
        reviewed();
        return turn.dispatched().getLast();
    }

    /** The baton comes, and what can be done is done. */
    ReviewedSession reviewed() {
        phase.received(turn, new ExecutionFinished("s1", new Handoff(42L, 2, 42L), 1, LIMITS, COUNTS, 100L, 1_000L));
        phase.proceed(turn);
        return this;
    }

    void claim(WorkItem item) {
        phase.work(
                turn.at(2_000), new WorkClaimed("s1", item.getWorkId(), "tests", "claim", "worker-1", null, "command"));
        phase.proceed(turn);
    }

    void complete(WorkItem item, Verdict verdict) {
        complete(item, verdict, null);
    }

    void complete(WorkItem item, Verdict verdict, Usage usage) {
        Evidence evidence = new Evidence("command", "exit code 0", "ab12", "", 9L, null);
        String id = item.getWorkId();
        phase.work(
                turn.at(4_000),
                new WorkCompleted(
                        "s1", id, "tests", "claim", "null", verdict, evidence, List.of(), null, usage, null, null));
        phase.proceed(turn);
    }

    void answer(String confirmationId, ConfirmationKind kind, Answer answer, String feedback, Task... tasks) {
        answered(new AnswerConfirmation("c1", "s1", confirmationId, kind, answer, feedback, List.of(tasks), "ada"));
    }

    /** A command is answered, and what can be done is done. */
    void answered(SpecificRecord command) {
        phase.command(turn, command);
        phase.proceed(turn);
    }

    private static ReviewedSession started(Mode mode, List<ConfirmationKind> confirm) {
        ReviewedSession session = new ReviewedSession();
        Policy policy = new Policy(
                LIMITS,
                3,
                true,
                true,
                true,
                true,
                true,
                confirm,
                3,
                "minor",
                List.of(),
                new Poll(60_000L, 120),
                REMINDERS);
        session.phase.event(
                session.turn,
                new SessionStarted(
                        "s1",
                        42L,
                        "",
                        "ship it",
                        mode,
                        1,
                        policy,
                        new Workspace("work"),
                        "agents",
                        null,
                        Map.of(),
                        "ada",
                        1_000L,
                        null));
        return session;
    }

    private ReviewedSession defined(String id, Check check) {
        Criterion criterion = new Criterion(id, id + " holds", check, List.of());
        phase.event(turn, new CriterionDefined("s1", 0, criterion, 1_000L));
        return this;
    }

    private static Check command() {
        return Check.newBuilder()
                .setType(CheckType.COMMAND)
                .setCommand("mvn test")
                .setTimeoutMs(60_000L)
                .build();
    }
}
