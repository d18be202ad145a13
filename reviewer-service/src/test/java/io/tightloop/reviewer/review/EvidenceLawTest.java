package io.tightloop.reviewer.review;

import static io.tightloop.reviewer.review.ReviewFixtures.executing;
import static io.tightloop.reviewer.review.ReviewFixtures.exitCode;
import static io.tightloop.reviewer.review.ReviewFixtures.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.reviewer.review.Input.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random sessions, seeded: none completes without a pass with evidence of its last iteration for every criterion. */
class EvidenceLawTest {
    private static final List<String> CRITERIA = List.of("a", "b", "c");

    private final Map<String, Integer> passedIn = new HashMap<>();
    private int completed;

    @Test
    void never_completed_without_evidence() {
        for (int seed = 0; seed < 2_000; seed++) {
            passedIn.clear();
            walk(new Random(seed));
        }
        assertThat(completed).isGreaterThan(100);
    }

    private void walk(Random random) {
        ReviewFixtures session = executing(limits(3, 4), "a", "b", "c");
        for (int step = 0; step < 80; step++) {
            look(session, step(session, random));
            look(session, session.proceed());
        }
    }

    private List<Event> step(ReviewFixtures session, Random random) {
        String criterion = CRITERIA.get(random.nextInt(CRITERIA.size()));
        return switch (random.nextInt(9)) {
            case 0 -> session.review();
            case 1, 2, 3, 4 -> session.answers(criterion, Verdict.PASSED, random.nextInt(9) == 0 ? null : exitCode(0));
            case 5 -> session.answers(criterion, Verdict.values()[random.nextInt(3)], exitCode(1));
            case 6 -> session.after(random.nextInt(20_000)).due(criterion);
            case 7 -> session.claim(criterion, "claim" + random.nextInt(2));
            default -> session.signal(Signal.values()[random.nextInt(3)], limits(9, 9));
        };
    }

    private void look(ReviewFixtures session, List<Event> events) {
        for (Event event : events) {
            if (event instanceof Event.CriterionVerified verified && verified.verdict() == Verdict.PASSED) {
                assertThat(verified.evidence().filled()).isTrue();
                passedIn.put(verified.criterionId(), verified.iteration());
            }
            if (event instanceof Event.CriterionVerified verified && verified.verdict() != Verdict.PASSED) {
                passedIn.remove(verified.criterionId());
            }
            if (event instanceof Event.SessionEnded ended && ended.status() == EndStatus.COMPLETED) {
                completed++;
                CRITERIA.forEach(id -> assertThat(passedIn).containsEntry(id, ended.iteration()));
                assertThat(session.root().status()).isEqualTo(Status.ENDED);
            }
        }
    }
}
