package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.exitCode;
import static io.tightloop.reviewer.review.ReviewFixtures.limits;
import static io.tightloop.reviewer.review.ReviewFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.reviewer.review.Event.ConfirmationAnswered;
import io.tightloop.reviewer.review.Event.ConfirmationRequested;
import io.tightloop.reviewer.review.Event.ConfirmationWithdrawn;
import io.tightloop.reviewer.review.Event.CriterionVerified;
import io.tightloop.reviewer.review.Event.CriterionWaived;
import io.tightloop.reviewer.review.Event.SessionEnded;
import io.tightloop.reviewer.review.Input.Signal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random sessions, seeded: none completes without a pass with evidence or a waiver for every criterion, every question
 * is asked once and answered or withdrawn once, and what can move is never forgotten.
 */
class EvidenceLawTest {
    private static final List<String> CRITERIA = List.of("a", "b", "c", "look");
    private static final List<Policy> POLICIES =
            List.of(Policies.DELEGATED, Policies.PAIRED, Policies.UNENFORCED, Policies.FREE_SKIPS, Policies.NO_RECHECK);

    private final Map<String, Integer> passedIn = new HashMap<>();
    private final Set<String> waived = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> askedEver = new HashSet<>();
    private Policy policy;
    private int completed;

    @Test
    void never_completed_without_evidence_or_waiver() {
        for (int seed = 0; seed < 3_000; seed++) {
            List.of(passedIn.keySet(), waived, open, askedEver).forEach(Set::clear);
            walk(new Random(seed));
        }
        assertThat(completed).isGreaterThan(300);
    }

    private void walk(Random random) {
        policy = POLICIES.get(random.nextInt(POLICIES.size()));
        Limits limits = new Limits(3, 4, random.nextBoolean() ? 400_000L : null, null);
        ReviewFixtures session = executing(policy, limits, "a", "b", "c").manual("look");
        for (int step = 0; step < 80; step++) {
            look(session, step(session, random));
            look(session, session.proceed());
            assertThat(moves(session)).isTrue();
        }
    }

    private List<Event> step(ReviewFixtures session, Random random) {
        String criterion = CRITERIA.get(random.nextInt(CRITERIA.size()));
        return switch (random.nextInt(14)) {
            case 0 -> session.review();
            case 1, 2, 3, 4 -> session.answers(criterion, Verdict.PASSED, random.nextInt(9) == 0 ? null : exitCode(0));
            case 5 -> session.answers(criterion, Verdict.values()[random.nextInt(3)], exitCode(1));
            case 6 -> session.after(random.nextInt(20_000)).due(criterion);
            case 7 -> session.claim(criterion, "claim" + random.nextInt(2));
            case 8 -> session.waive(criterion, random.nextInt(3) == 0 ? "eve" : "");
            case 9 -> session.edit(task("t1"));
            case 10, 11, 12 -> answer(session, random);
            default -> session.signal(Signal.values()[random.nextInt(3)], limits(9, 9));
        };
    }

    private List<Event> answer(ReviewFixtures session, Random random) {
        String id = open.stream().sorted().findFirst().orElse("done-1-1");
        Answer answer = Answer.values()[random.nextInt(Answer.values().length)];
        return answer == Answer.EDIT
                ? session.answer(id, answer, "", task("t1"))
                : session.answer(id, answer, random.nextBoolean() ? "because" : "");
    }

    private void look(ReviewFixtures session, List<Event> events) {
        for (Event event : events) {
            switch (event) {
                case CriterionVerified verified
                when verified.verdict() == Verdict.PASSED -> {
                    assertThat(verified.evidence().filled()).isTrue();
                    passedIn.put(verified.criterionId(), verified.iteration());
                }
                case CriterionVerified verified -> passedIn.remove(verified.criterionId());
                case CriterionWaived skipped -> {
                    assertThat(waived.add(skipped.criterionId())).isTrue();
                    assertThat(skipped.waiver().approvedBy()).isNotBlank();
                }
                case ConfirmationRequested asked -> {
                    assertThat(askedEver.add(asked.question().id())).isTrue();
                    open.add(asked.question().id());
                }
                case ConfirmationAnswered answered ->
                    assertThat(open.remove(answered.question().id())).isTrue();
                case ConfirmationWithdrawn gone ->
                    assertThat(open.remove(gone.question().id())).isTrue();
                case SessionEnded ended -> ended(session, ended);
                default -> {}
            }
        }
    }

    private void ended(ReviewFixtures session, SessionEnded ended) {
        assertThat(open).isEmpty();
        assertThat(session.root().status()).isEqualTo(Status.ENDED);
        if (ended.status() == EndStatus.COMPLETED) {
            completed++;
            assertThat(CRITERIA).allSatisfy(id -> assertThat(proven(id, ended)).isTrue());
        }
    }

    private boolean proven(String id, SessionEnded ended) {
        int passed = passedIn.getOrDefault(id, 0);
        return waived.contains(id) || (policy.recheckAll() ? passed == ended.iteration() : passed > 0);
    }

    /** Whatever is under review waits for a worker, for time or for a person. */
    private boolean moves(ReviewFixtures session) {
        boolean worked = CRITERIA.stream().anyMatch(id -> session.criterion(id).deadline() > 0);
        return session.root().status() != Status.REVIEWING
                || (session.root().progress().awaiting() ? !open.isEmpty() && !worked : worked);
    }
}
