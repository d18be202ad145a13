package io.tightloop.baton.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.protocol.Custody;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class SweeperTest {
    private static final long NOW = Topics.RETENTION.multipliedBy(2).toMillis();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MORE = Duration.ofMinutes(1);

    private final InMemoryStore store = new InMemoryStore();
    private long readUpTo = 100;

    @Test
    void a_tombstone_goes_with_all_of_its_session_when_it_is_old() {
        tombstone("gone", HOUR.plus(MORE));
        remembered("gone", MORE);
        tombstone("stays", HOUR.minus(MORE));

        sweep("executor");

        assertThat(store.keys("")).containsExactly(Keys.custody("stays"));
    }

    @Test
    void the_planner_keeps_tombstones_as_long_as_commands() {
        tombstone("stays", Topics.RETENTION.minus(MORE));
        tombstone("gone", Topics.RETENTION.plus(MORE));

        sweep("planner");

        assertThat(store.keys("")).containsExactly(Keys.custody("stays"));
    }

    @Test
    void a_tombstone_stays_until_commands_are_read_beyond_it() {
        tombstone("stays", Topics.RETENTION.multipliedBy(2));
        readUpTo = 6;

        sweep("planner");

        assertThat(store.keys("")).containsExactly(Keys.custody("stays"));
    }

    @Test
    void a_kept_command_expires_with_the_retention_of_commands() {
        kept("old", Topics.RETENTION.plus(MORE));
        kept("young", Topics.RETENTION.minus(MORE));

        sweep("executor");

        assertThat(store.keys("")).containsExactly(Keys.kept("young", 1));
    }

    @Test
    void the_ids_of_a_session_that_never_came_expire() {
        remembered("old", Topics.RETENTION.plus(MORE));
        remembered("young", Topics.RETENTION.minus(MORE));

        sweep("planner");

        assertThat(store.keys("")).containsExactly(Keys.commandId("young", "c"));
    }

    @Test
    void what_was_not_read_of_a_session_that_never_came_expires() {
        unread("old", Topics.RETENTION.plus(MORE));
        unread("young", Topics.RETENTION.minus(MORE));

        sweep("executor");

        assertThat(store.keys("")).containsExactly(Keys.unread("young", 4));
    }

    @Test
    void what_was_not_read_of_a_live_session_stays() {
        store.write(Keys.custody("live"), new Custody(false, 1, 0, 7, false, "", 0));
        unread("live", Topics.RETENTION.plus(MORE));

        sweep("executor");

        assertThat(store.keys("")).containsExactly(Keys.custody("live"), Keys.unread("live", 4));
    }

    @Test
    void the_ids_of_a_live_session_stay() {
        store.write(Keys.custody("live"), new Custody(true, 1, 0, 7, false, "", 0));
        remembered("live", Topics.RETENTION.plus(MORE));

        sweep("planner");

        assertThat(store.keys("")).containsExactly(Keys.custody("live"), Keys.commandId("live", "c"));
    }

    @Test
    void a_large_store_is_swept_part_by_part_again_and_again() {
        var sweeper = new Sweeper(store, "executor", () -> readUpTo);
        for (int i = 0; i < Sweeper.PART; i++) {
            tombstone("a%04d".formatted(i), HOUR.minus(MORE));
        }
        tombstone("b", HOUR.plus(MORE));

        sweeper.sweep(NOW);
        assertThat(store.has(Keys.custody("b"))).isTrue();
        sweeper.sweep(NOW);
        assertThat(store.has(Keys.custody("b"))).isFalse();

        tombstone("a0000", HOUR.plus(MORE));
        sweeper.sweep(NOW);
        assertThat(store.has(Keys.custody("a0000"))).isFalse();
        assertThat(store.keys("")).hasSize(Sweeper.PART - 1);
    }

    private void sweep(String service) {
        new Sweeper(store, service, () -> readUpTo).sweep(NOW);
    }

    private void tombstone(String session, Duration age) {
        store.write(Keys.custody(session), new Custody(false, 1, 3, 7, true, "", NOW - age.toMillis()));
    }

    private void kept(String session, Duration age) {
        new StoredLedger(store, session, NOW - age.toMillis()).keep(1, new byte[] {1});
    }

    private void remembered(String session, Duration age) {
        new StoredLedger(store, session, NOW - age.toMillis()).remember("c");
    }

    private void unread(String session, Duration age) {
        Incoming event = new Incoming("t", 0, 4, session, new byte[] {1}, new RecordHeaders(), NOW - age.toMillis());
        new Unread(store).add(event, true);
    }
}
