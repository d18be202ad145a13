package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PagedStoreTest {
    private static final byte[] OLD = {1};
    private static final byte[] NEW = {2};

    private final CountingStore below = new CountingStore();
    private final PagedStore store = new PagedStore(below);

    private record Note(String text) {}

    private static String key(String rest) {
        return "S\0s\0" + rest;
    }

    private void kept(String rest, byte[] value) {
        store.put(key(rest), value);
        store.keep();
        store.save();
    }

    @Test
    void undo_takes_back_what_was_changed_since_it_was_last_kept() {
        kept("changed", OLD);
        kept("removed", OLD);

        store.put(key("changed"), NEW);
        store.put(key("changed"), new byte[] {3});
        store.put(key("added"), NEW);
        store.remove(key("removed"));
        store.undo();
        store.save();

        for (var seen : List.of(store, new PagedStore(below))) {
            assertThat(seen.keys(key(""))).containsExactly(key("changed"), key("removed"));
            assertThat(seen.get(key("changed"))).isEqualTo(OLD);
            assertThat(seen.get(key("removed"))).isEqualTo(OLD);
        }
    }

    @Test
    void what_was_removed_and_put_again_is_as_before_when_it_is_undone() {
        kept("a", OLD);

        store.remove(key("a"));
        store.put(key("a"), NEW);
        store.undo();

        assertThat(store.get(key("a"))).isEqualTo(OLD);
        assertThat(store.keys(key(""))).containsExactly(key("a"));
    }

    @Test
    void what_was_kept_is_not_taken_back() {
        store.put(key("kept"), NEW);
        store.keep();

        store.undo();

        assertThat(store.get(key("kept"))).isEqualTo(NEW);
    }

    @Test
    void keys_are_found_by_prefix_in_order_and_in_their_session_alone() {
        for (var rest : List.of("b2", "b1", "a", "c")) {
            store.put(key(rest), NEW);
        }
        store.put("S\0s2\0b3", NEW);

        assertThat(store.keys(key("b"))).containsExactly(key("b1"), key("b2"));
        assertThat(store.first(key("b"))).isEqualTo(key("b1"));
        assertThat(store.first(key("d"))).isNull();
    }

    @Test
    void all_of_a_usual_session_is_one_record() {
        for (int i = 0; i < 30; i++) {
            store.put(key("part" + i), new byte[100]);
        }
        store.keep();
        below.operations();

        store.save();

        assertThat(below.operations()).isEqualTo(1);
        assertThat(below.approximateNumEntries()).isEqualTo(1);
    }

    @Test
    void a_change_in_a_large_session_writes_a_small_piece_of_it() {
        for (int i = 0; i < 10_000; i++) {
            store.put(key("part%05d".formatted(i)), new byte[100]);
        }
        store.keep();
        store.save();
        below.operations();

        kept("part07777", NEW);

        assertThat(below.operations()).isEqualTo(1);
        assertThat(new PagedStore(below).get(key("part07777"))).isEqualTo(NEW);
    }

    @Test
    void a_session_of_which_nothing_is_left_leaves_nothing_below() {
        for (int i = 0; i < 1_000; i++) {
            store.put(key("part" + i), new byte[100]);
        }
        store.keep();
        store.save();

        store.keys(key("")).forEach(store::remove);
        store.keep();
        store.save();

        assertThat(below.approximateNumEntries()).isZero();
    }

    @Test
    void what_never_left_memory_is_not_deleted_below() {
        store.put(key("a"), NEW);
        store.remove(key("a"));
        store.keep();

        store.save();

        assertThat(below.operations()).isLessThanOrEqualTo(1);
    }

    @Test
    void derived_keys_are_in_memory_alone_and_undone_as_others() {
        store.put("T\0a", OLD);
        store.keep();
        store.put("T\0b", OLD);
        store.undo();
        store.save();

        assertThat(store.keys("T\0")).containsExactly("T\0a");
        assertThat(below.approximateNumEntries()).isZero();
    }

    @Test
    void records_are_read_as_they_were_written() {
        store.write(key("note"), new Note("hello"));
        store.keep();
        store.save();

        assertThat(store.read(key("note"), Note.class)).isEqualTo(new Note("hello"));
        assertThat(new PagedStore(below).read(key("note"), Note.class)).isEqualTo(new Note("hello"));
    }

    @Test
    void a_key_may_be_as_long_as_somebody_makes_an_id() {
        var longKey = "k".repeat(70_000);
        kept("after", OLD);
        kept(longKey, NEW);

        assertThat(new PagedStore(below).get(key(longKey))).isEqualTo(NEW);
        assertThat(new PagedStore(below).get(key("after"))).isEqualTo(OLD);
    }

    @Test
    void it_is_a_map_whatever_is_done_to_it() {
        for (long seed = 0; seed < 200; seed++) {
            walk(new Random(seed));
        }
    }

    private static void walk(Random random) {
        var below = new CountingStore();
        var store = new PagedStore(below);
        var expected = new TreeMap<String, byte[]>();
        var step = new TreeMap<String, byte[]>();
        for (int i = 0; i < 400; i++) {
            var key = "S\0s" + random.nextInt(3) + "\0k" + random.nextInt(40);
            switch (random.nextInt(12)) {
                case 0 -> {
                    store.undo();
                    step = new TreeMap<>(expected);
                }
                case 1 -> {
                    store.keep();
                    expected = new TreeMap<>(step);
                }
                case 2 -> {
                    store.keep();
                    store.save();
                    expected = new TreeMap<>(step);
                    store = random.nextBoolean() ? new PagedStore(below) : store;
                }
                case 3, 4, 5 -> {
                    store.remove(key);
                    step.remove(key);
                }
                default -> {
                    var value = new byte[random.nextInt(2_000)];
                    random.nextBytes(value);
                    store.put(key, value);
                    step.put(key, value);
                }
            }
            same(store, step);
        }
    }

    private static void same(PagedStore store, TreeMap<String, byte[]> expected) {
        var keys = new ArrayList<String>();
        for (int session = 0; session < 3; session++) {
            keys.addAll(store.keys("S\0s" + session + "\0"));
        }
        assertThat(keys).containsExactlyElementsOf(expected.keySet());
        assertThat(keys).allMatch(key -> Arrays.equals(store.get(key), expected.get(key)));
    }

    @Test
    void sessions_that_were_not_used_for_long_are_read_again() {
        for (int i = 0; i < 10_000; i++) {
            store.put("S\0s" + i + "\0k", new byte[] {(byte) i});
            store.keep();
            store.save();
        }
        below.operations();

        assertThat(store.get("S\0s0\0k")).containsExactly(0);
        assertThat(below.operations()).isEqualTo(1);
        assertThat(store.get("S\0s9999\0k")).containsExactly((byte) 9999);
        assertThat(below.operations()).isZero();
    }
}
