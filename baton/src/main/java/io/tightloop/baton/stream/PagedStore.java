package io.tightloop.baton.stream;

import io.tightloop.baton.StateCodec;
import io.tightloop.baton.turn.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the values of a session together, on one page of the store below or, for a large session, on several: one record
 * of the changelog for each session and commit, where a key of its own for each value made a dozen. Keys begin with their
 * group, {@code S NUL session} or one letter, which NUL ends. Sessions that were used lately are held decoded, the others
 * are their pages' bytes. Keys that are {@link Store#derived} are in memory alone.
 */
public final class PagedStore implements Store {
    /** Sessions that are held decoded, at most, between two records. */
    private static final int MOST_GROUPS = 512;

    /** Values that are held decoded, at most, between two records. */
    private static final int MOST_SLOTS = 50_000;

    /** What a record is taken for, before it is encoded, when its page is chosen. */
    private static final int USUAL_BYTES = 200;

    private static final char NUL = '\0';

    private static final Group NONE = new Group("" + NUL);

    /** What a slot was before a change: not there, or with this content. */
    private record Change(Group group, Slot slot, boolean there, Slot.Content before) {}

    private final KeyValueStore<String, byte[]> below;
    private final Map<String, Group> groups = new LinkedHashMap<>(MOST_GROUPS, 0.75f, true);
    private final Group memory = new Group("");
    private final List<Change> undo = new ArrayList<>();
    private final Set<Class<?>> writable = new HashSet<>();
    private final Map<Group, Set<Page>> changed = new LinkedHashMap<>();
    /** The group that was used last: most of what is asked for is in it. */
    private Group latest = NONE;

    private int slots;

    /** @param below keeps the pages; what is in it is read as it is needed */
    public PagedStore(KeyValueStore<String, byte[]> below) {
        this.below = below;
    }

    @Override
    public byte[] get(String key) {
        Slot slot = slot(key);
        return slot == null ? null : slot.bytes();
    }

    @Override
    public boolean has(String key) {
        return slot(key) != null;
    }

    @Override
    public <T> T read(String key, Class<T> type) {
        Slot slot = slot(key);
        return slot == null ? null : slot.read(type);
    }

    @Override
    public void put(String key, byte[] value) {
        changing(key, value.length).put(value);
    }

    /** The first record of a class is encoded at once: one that cannot be is the fault of the turn that writes it. */
    @Override
    public void write(String key, Object value) {
        if (writable.add(value.getClass())) {
            StateCodec.write(value);
        }
        changing(key, USUAL_BYTES).put(value);
    }

    /** The slot of a key, which is about to change. */
    private Slot changing(String key, int bytes) {
        Group group = group(key);
        Slot known = group.slots.get(key);
        Slot slot = known == null ? add(group, key, bytes) : known;
        undo.add(new Change(group, slot, known != null, slot.content()));
        change(group, slot);
        return slot;
    }

    private Slot add(Group group, String key, int bytes) {
        Slot slot = new Slot(key);
        if (group != memory) {
            int length = bytes + key.length() - group.name.length();
            group.page(length).add(slot, length);
            slots++;
        }
        group.slots.put(key, slot);
        return slot;
    }

    @Override
    public void remove(String key) {
        Group group = group(key);
        Slot slot = group.slots.get(key);
        if (slot != null) {
            undo.add(new Change(group, slot, true, slot.content()));
            remove(group, slot);
        }
    }

    private void remove(Group group, Slot slot) {
        group.slots.remove(slot.key);
        change(group, slot);
        if (group != memory) {
            slot.page.slots.remove(slot);
            slots--;
        }
    }

    @Override
    public String first(String prefix) {
        String key = group(prefix).slots.ceilingKey(prefix);
        return key != null && key.startsWith(prefix) ? key : null;
    }

    @Override
    public List<String> keys(String prefix) {
        NavigableMap<String, Slot> tail = group(prefix).slots.tailMap(prefix, true);
        return tail.keySet().stream().takeWhile(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public String scan(String from, int most, Consumer<Entry> entries) {
        try (KeyValueIterator<String, byte[]> pages = from.isEmpty() ? below.all() : below.range(from, null)) {
            for (int shown = 0; shown < most && pages.hasNext(); shown++) {
                KeyValue<String, byte[]> page = pages.next();
                Page.read(groupOf(page.key), page.value, entries::accept);
            }
            return pages.hasNext() ? pages.peekNextKey() : "";
        }
    }

    @Override
    public void keep() {
        undo.clear();
    }

    @Override
    public void undo() {
        undo.reversed().forEach(this::undo);
        undo.clear();
    }

    private void undo(Change change) {
        Slot slot = change.slot();
        if (!change.there()) {
            remove(change.group(), slot);
            return;
        }
        slot.content(change.before());
        change(change.group(), slot);
        if (change.group().slots.put(slot.key, slot) != slot && change.group() != memory) {
            slot.page.slots.add(slot);
            slots++;
        }
    }

    @Override
    public void save() {
        changed.forEach((group, pages) -> group.save(pages, below));
        changed.clear();
        Iterator<Group> eldest = groups.values().iterator();
        while (groups.size() > 1 && (groups.size() > MOST_GROUPS || slots > MOST_SLOTS)) {
            Group gone = eldest.next();
            slots -= gone.slots.size();
            eldest.remove();
            latest = gone == latest ? NONE : latest;
        }
    }

    private void change(Group group, Slot slot) {
        if (group != memory) {
            changed.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(slot.page);
        }
    }

    private Slot slot(String key) {
        return group(key).slots.get(key);
    }

    private Group group(String key) {
        if (Store.derived(key)) {
            return memory;
        }
        if (!key.startsWith(latest.name)) {
            String name = groupOf(key);
            Group known = groups.get(name);
            latest = known == null ? load(name) : known;
        }
        return latest;
    }

    private Group load(String name) {
        Group group = Group.read(name, below::get);
        slots += group.slots.size();
        groups.put(name, group);
        return group;
    }

    private static String groupOf(String key) {
        int end = key.indexOf(NUL);
        return key.substring(0, (key.charAt(0) == 'S' ? key.indexOf(NUL, end + 1) : end) + 1);
    }
}
