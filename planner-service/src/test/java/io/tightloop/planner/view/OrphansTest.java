package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class OrphansTest extends ReporterFixture {
    @Test
    void live_children_of_an_interrupted_session_are_stopped_whether_a_task_waits_for_them_or_not() {
        writer.store(delegated("a", "b")
                .startsFor("c", "parent", "")
                .starts("other")
                .ends("b", EndStatus.COMPLETED, "all proven")
                .ends("parent", EndStatus.INTERRUPTED, "tea")
                .all());
        long ended = tables.sessions().findById("parent").orElseThrow().endedAt();
        reporter.soon(SOON);

        assertThat(breaks)
                .extracting(SendSignal::getCommandId)
                .containsExactly("break-parent-" + ended + "-a", "break-parent-" + ended + "-c");
        assertThat(breaks).allSatisfy(signal -> {
            assertThat(signal.getSignal()).isEqualTo(Signal.BREAK);
            assertThat(signal.getReason()).contains("parent");
        });
        assertThat(breaks).extracting(SendSignal::getSessionId).containsExactly("a", "c");
    }

    @Test
    void break_that_is_answered_is_not_sent_again() {
        var story = delegated("a").ends("parent", EndStatus.INTERRUPTED, "tea");
        writer.store(story.all());
        reporter.sweep(SOON);
        var sent = breaks.getFirst();
        reporter.sweep(LATER);
        assertThat(breaks).hasSize(2);

        var answer = new CommandAccepted("a", sent.getCommandId(), "SendSignal", Outcome.APPLIED, "", "", 1, 5L);
        writer.store(List.of(new Recorded(new Place("t.review-events", 0, 0), Optional.of(answer))));
        reporter.sweep(2 * LATER);
        assertThat(breaks).hasSize(2);
    }

    @Test
    void longest_ids_fit() {
        var parent = "p".repeat(128);
        var child = "c".repeat(128);
        var story = new Delegation()
                .starts(parent)
                .plans(parent, "t".repeat(128))
                .starts(child)
                .delegates(parent, "t".repeat(128), 1, child, "x".repeat(200))
                .ends(parent, EndStatus.INTERRUPTED, "tea");
        writer.store(story.all());
        reporter.sweep(SOON);
        var command = breaks.getFirst().getCommandId();
        var answer = new CommandAccepted(child, command, "SendSignal", Outcome.APPLIED, "", "", 1, 5L);
        writer.store(List.of(new Recorded(new Place("t.review-events", 0, 0), Optional.of(answer))));

        assertThat(tables.commands().findById(CommandRow.id(child, command))).isPresent();
        assertThat(tables.delegations().count()).isEqualTo(2);
    }

    @Test
    void tables_that_are_filled_again_end_nothing_before_they_are_whole() {
        backlog = _ -> false;
        var story = delegated("a", "ghost").startsFor("b", "parent", "").ends("parent", EndStatus.INTERRUPTED, "tea");
        writer.store(delegated("a").ends("a", EndStatus.EXHAUSTED, "5 retries").all());
        reporter.soon(SOON);
        reporter.sweep(SOON);
        tables.all().forEach(RowRepository::deleteAll);
        writer.store(story.all());
        reporter.soon(LATER);
        reporter.sweep(LATER);

        assertThat(results).isEmpty();
        assertThat(breaks).isEmpty();
    }

    @Test
    void what_was_stored_while_the_tables_were_waited_for_counts() {
        var story = delegated("a").startsFor("b", "parent", "").ends("a", EndStatus.INTERRUPTED, "tea");
        writer.store(story.all());
        var goesOn = story.goesOn("a").all();
        backlog = _ -> {
            writer.store(goesOn);
            return true;
        };
        reporter.soon(SOON);
        reporter.sweep(SOON);
        assertThat(results).isEmpty();

        backlog = new NothingBehind();
        writer.store(story.ends("parent", EndStatus.INTERRUPTED, "tea").all());
        var anew = story.goesOn("parent").all();
        backlog = _ -> {
            writer.store(anew);
            return true;
        };
        reporter.soon(SOON);
        reporter.sweep(SOON);
        assertThat(breaks).isEmpty();
    }

    @Test
    void tables_must_hold_what_was_published_until_the_child_could_be_known() {
        var asked = new ArrayList<Long>();
        backlog = until -> asked.add(until);
        writer.store(delegated("ghost-free")
                .startsFor("b", "parent", "")
                .ends("ghost-free", EndStatus.COMPLETED, "all proven")
                .all());
        long delegated = run().delegatedAt();
        reporter.sweep(delegated + 10);
        reporter.sweep(delegated + Duration.ofMinutes(11).toMillis());

        assertThat(asked).containsExactly(delegated + 10, delegated + 60_000);
    }
}
