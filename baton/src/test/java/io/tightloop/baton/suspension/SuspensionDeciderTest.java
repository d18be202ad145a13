package io.tightloop.baton.suspension;

import static io.tightloop.baton.suspension.SuspensionDecider.GRACE_MS;
import static io.tightloop.baton.suspension.SuspensionDecider.UNCLAIMED_MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuspensionDeciderTest {
    private static final long NOON = 1_790_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final Polls TWICE = new Polls(MINUTE, 2);

    private Optional<Wait> state = Optional.empty();

    @Test
    void a_wait_for_a_time_is_over_at_that_time_and_not_before() {
        tell(time(NOON + MINUTE));

        assertThat(tell(due(NOON + MINUTE - 1))).isEmpty();
        assertThat(hows(tell(due(NOON + MINUTE)))).containsExactly(Event.How.ELAPSED);
        assertThat(state).isEmpty();
    }

    @Test
    void a_condition_is_looked_for_at_once_and_when_it_is_met_the_wait_is_over() {
        tell(poll());

        assertThat(tell(due("p1", NOON)))
                .containsExactly(new Event.PollDispatched(PollItem.dispatched("p1", NOON), NOON + MINUTE));
        tell(take("p1", NOON));
        assertThat(hows(tell(end("p1", true, "seen", NOON + 5)))).containsExactly(Event.How.MET);
    }

    @Test
    void a_condition_that_is_not_met_is_looked_for_again_a_minute_after_the_last_look() {
        tell(poll());
        tell(due("p1", NOON));
        tell(take("p1", NOON));

        assertThat(tell(end("p1", false, "not yet", NOON + 5)))
                .containsExactly(new Event.PollMissed(1, 2, "not yet", NOON + MINUTE, NOON + 5));
        assertThat(tell(due("p2", NOON + MINUTE)))
                .containsExactly(new Event.PollDispatched(PollItem.dispatched("p2", NOON + MINUTE), NOON + 2 * MINUTE));
    }

    @Test
    void after_its_last_look_it_stays_suspended_until_a_person_ends_it() {
        tell(poll());
        tell(due("p1", NOON));
        tell(take("p1", NOON));
        tell(end("p1", false, "", NOON));
        tell(due("p2", NOON + MINUTE));
        tell(take("p2", NOON + MINUTE));

        assertThat(tell(end("p2", false, "", NOON + MINUTE)))
                .containsExactly(new Event.PollMissed(2, 2, "", 0, NOON + MINUTE));
        assertThat(state.orElseThrow().timedOut()).isTrue();
        assertThat(tell(due("p3", NOON + 900 * MINUTE))).isEmpty();
        assertThat(hows(tell(resume(Input.Choice.FORCE)))).containsExactly(Event.How.FORCED);
    }

    @Test
    void a_poll_that_nobody_takes_is_no_look() {
        tell(poll());
        tell(due("p1", NOON));

        tell(due("p2", NOON + MINUTE));
        tell(due("p3", NOON + 2 * MINUTE));

        assertThat(state.orElseThrow().polls()).isZero();
        assertThat(state.orElseThrow().live().workId()).isEqualTo("p1");
    }

    @Test
    void a_poll_that_nobody_takes_for_hours_is_put_on_its_queue_again() {
        tell(poll());
        tell(due("p1", NOON));
        for (long at = NOON + MINUTE; at < NOON + UNCLAIMED_MS; at += MINUTE) {
            tell(due("early", at));
        }

        assertThat(tell(due("p2", NOON + UNCLAIMED_MS)))
                .containsExactly(
                        new Event.PollCancelled("p1", "nobody took it", NOON + UNCLAIMED_MS),
                        new Event.PollDispatched(
                                PollItem.dispatched("p2", NOON + UNCLAIMED_MS), NOON + UNCLAIMED_MS + MINUTE));
    }

    @Test
    void a_worker_that_took_a_poll_and_vanished_has_looked_in_vain() {
        tell(poll());
        tell(due("p1", NOON));
        tell(take("p1", NOON + 1));
        long over = NOON + 1 + PollItem.LEASE_MS;

        assertThat(tell(due(over - 1))).isEmpty();
        assertThat(tell(due("p2", over)))
                .startsWith(new Event.PollCancelled("p1", "its worker is not heard of", over))
                .hasOnlyElementsOfTypes(Event.PollCancelled.class, Event.PollMissed.class);
        assertThat(state.orElseThrow().polls()).isEqualTo(1);
    }

    @Test
    void a_worker_that_is_alive_keeps_its_poll_until_it_takes_too_long() {
        tell(poll());
        tell(due("p1", NOON));
        tell(new Input.TakePoll("p1", "k", 30_000L, NOON));

        tell(new Input.KeepPoll("p1", "k", NOON + 29_999));
        assertThat(tell(due(NOON + 59_998))).isEmpty();
        tell(new Input.KeepPoll("p1", "k", NOON + 59_998));

        assertThat(tell(due(NOON + MINUTE + GRACE_MS)))
                .startsWith(new Event.PollCancelled("p1", "the poll took too long", NOON + MINUTE + GRACE_MS));
    }

    @Test
    void a_late_word_of_its_worker_renews_a_lease_whose_end_nobody_has_noticed() {
        tell(poll());
        tell(due("p1", NOON));
        tell(take("p1", NOON));

        assertThat(tell(new Input.KeepPoll("p1", "k", NOON + PollItem.LEASE_MS)))
                .singleElement()
                .isInstanceOf(Event.PollKept.class);
        assertThat(tell(due(NOON + PollItem.LEASE_MS))).isEmpty();
    }

    @Test
    void one_claim_has_a_poll_and_only_its_result_counts() {
        tell(poll());
        tell(due("p1", NOON));
        Event nobody = new Event.Ignored("nobody has claimed the poll");
        Event another = new Event.Ignored("another claim has the poll");
        assertThat(tell(end("p1", true, "", NOON))).containsExactly(nobody);

        tell(take("p1", NOON));

        assertThat(tell(take("p1", NOON))).isEmpty();
        assertThat(tell(new Input.TakePoll("p1", "k2", null, NOON))).containsExactly(another);
        assertThat(tell(new Input.KeepPoll("p1", "k2", NOON))).containsExactly(another);
        assertThat(tell(new Input.EndPoll("p1", "k2", true, "", NOON))).containsExactly(another);
        assertThat(state).isPresent();
    }

    @Test
    void a_queue_that_does_not_exist_is_a_look_in_vain() {
        tell(poll());

        assertThat(tell(due(NOON)))
                .containsExactly(new Event.PollMissed(1, 2, "there is no queue 'command'", NOON + MINUTE, NOON));
    }

    @Test
    void the_result_of_another_poll_changes_nothing() {
        tell(poll());
        tell(due("p1", NOON));

        assertThat(tell(end("p0", true, "", NOON))).containsExactly(new Event.Ignored("the poll was over"));
        assertThat(tell(take("p0", NOON))).containsExactly(new Event.Ignored("the poll was over"));
        assertThat(state).isPresent();
    }

    @Test
    void a_person_approves_or_rejects_what_waits_for_a_person() {
        tell(manual());
        assertThat(hows(tell(resume(Input.Choice.APPROVE)))).containsExactly(Event.How.APPROVED);

        tell(manual());
        assertThat(hows(tell(resume(Input.Choice.REJECT)))).containsExactly(Event.How.REJECTED);
    }

    @Test
    void nobody_approves_what_does_not_wait_for_a_person() {
        tell(poll());

        assertThat(whys(tell(resume(Input.Choice.APPROVE)))).containsExactly(Event.Why.NOT_MANUAL);
        assertThat(whys(tell(resume(Input.Choice.REJECT)))).containsExactly(Event.Why.NOT_MANUAL);
        assertThat(state).isPresent();
    }

    @Test
    void force_ends_every_wait_and_calls_its_poll_off() {
        for (Input.Suspend any : List.of(time(NOON + MINUTE), poll(), manual())) {
            tell(any);
            assertThat(hows(tell(resume(Input.Choice.FORCE)))).containsExactly(Event.How.FORCED);
        }
        tell(poll());
        tell(due("p1", NOON));

        assertThat(tell(resume(Input.Choice.FORCE)))
                .contains(new Event.PollCancelled("p1", "the suspension is over", NOON));
    }

    @Test
    void a_session_waits_for_one_thing_at_a_time() {
        tell(manual());

        assertThat(whys(tell(time(NOON + MINUTE)))).containsExactly(Event.Why.ALREADY_SUSPENDED);
        assertThat(state.orElseThrow().kind()).isEqualTo(Kind.MANUAL);
    }

    @Test
    void what_does_not_wait_cannot_be_resumed_and_its_end_is_no_news() {
        assertThat(whys(tell(resume(Input.Choice.FORCE)))).containsExactly(Event.Why.NOT_SUSPENDED);
        assertThat(tell(new Input.End(NOON))).isEmpty();
        assertThat(tell(due("p1", NOON))).isEmpty();
    }

    @Test
    void the_end_of_the_session_ends_its_wait() {
        tell(poll());
        tell(due("p1", NOON));

        assertThat(hows(tell(new Input.End(NOON)))).containsExactly(Event.How.ENDED);
        assertThat(state).isEmpty();
    }

    private List<Event> tell(Input input) {
        List<Event> events = SuspensionDecider.decide(input, state);
        events.forEach(event -> state = SuspensionDecider.evolve(state, event));
        return events;
    }

    private static List<Event.How> hows(List<Event> events) {
        List<Event.How> hows = new ArrayList<>();
        events.forEach(event -> {
            if (event instanceof Event.Resumed resumed) {
                hows.add(resumed.how());
            }
        });
        return hows;
    }

    private static List<Event.Why> whys(List<Event> events) {
        return events.stream()
                .map(Event.Refused.class::cast)
                .map(Event.Refused::why)
                .toList();
    }

    private static Input.Suspend time(long until) {
        return new Input.Suspend(Kind.TIME, "", until, null, 0, "", "", TWICE, NOON);
    }

    private static Input.Suspend poll() {
        return new Input.Suspend(Kind.POLL, "", 0, "command", MINUTE, "", "", TWICE, NOON);
    }

    private static Input.Suspend manual() {
        return new Input.Suspend(Kind.MANUAL, "look at it", 0, null, 0, "", "anna", TWICE, NOON);
    }

    private static Input.Resume resume(Input.Choice choice) {
        return new Input.Resume(choice, "", "anna", NOON);
    }

    private static Input.TakePoll take(String workId, long at) {
        return new Input.TakePoll(workId, "k", null, at);
    }

    private static Input.EndPoll end(String workId, boolean found, String summary, long at) {
        return new Input.EndPoll(workId, "k", found, summary, at);
    }

    private static Input.Due due(long at) {
        return due(null, at);
    }

    private static Input.Due due(String workId, long at) {
        return new Input.Due(workId, at);
    }
}
