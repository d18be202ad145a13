package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SortedStoreTest {
    private static final byte[] OLD = {1};
    private static final byte[] NEW = {2};

    private final CountingStore below = new CountingStore();

    @Test
    void undo_takes_back_what_was_written_since_it_was_last_kept() {
        SortedStore store = new SortedStore(below);
        store.put("changed", OLD);
        store.put("removed", OLD);
        store.keep();

        store.put("changed", NEW);
        store.put("changed", new byte[] {3});
        store.put("added", NEW);
        store.remove("removed");
        store.undo();

        assertThat(store.keys("")).containsExactly("changed", "removed");
        assertThat(store.get("changed")).isEqualTo(OLD);
        assertThat(below.get("removed")).isEqualTo(OLD);
        assertThat(below.get("added")).isNull();
    }

    @Test
    void what_was_kept_is_not_taken_back() {
        SortedStore store = new SortedStore(below);
        store.put("kept", NEW);
        store.keep();

        store.undo();

        assertThat(below.get("kept")).isEqualTo(NEW);
    }

    @Test
    void undoing_twice_changes_nothing_more() {
        SortedStore store = new SortedStore(below);
        store.put("a", OLD);
        store.undo();
        store.put("a", NEW);
        store.keep();

        store.undo();

        assertThat(store.get("a")).isEqualTo(NEW);
    }

    @Test
    void keys_are_found_by_prefix_in_order() {
        SortedStore store = new SortedStore(below);
        store.put("b2", NEW);
        store.put("b1", NEW);
        store.put("a", NEW);
        store.put("c", NEW);

        assertThat(store.keys("b")).containsExactly("b1", "b2");
        assertThat(store.first("b")).isEqualTo("b1");
        assertThat(store.first("d")).isNull();
        assertThat(store.first("b3")).isNull();
    }

    @Test
    void what_was_restored_is_found() {
        below.put("restored", OLD);

        SortedStore store = new SortedStore(below);

        assertThat(store.first("rest")).isEqualTo("restored");
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void finding_the_first_of_many_asks_the_store_nothing() {
        SortedStore store = new SortedStore(below);
        for (int i = 0; i < 10_000; i++) {
            store.put("k%05d".formatted(i), NEW);
        }
        below.operations();

        assertThat(store.first("k")).isEqualTo("k00000");
        assertThat(below.operations()).isZero();
    }
}
