package io.tightloop.baton.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;

/** The slots of one session in memory, in order, and the pages that they are on. */
final class Group {
    final String name;
    final TreeMap<String, Slot> slots = new TreeMap<>();
    private final List<Page> pages = new ArrayList<>();
    private int stored;

    Group(String name) {
        this.name = name;
    }

    /** Reads the pages of a group; it is empty when there are none. */
    static Group read(String name, Function<String, byte[]> stored) {
        Group group = new Group(name);
        byte[] first = stored.apply(Page.key(name, 0));
        group.stored = first == null ? 0 : Page.pages(first);
        for (int number = 0; number < group.stored; number++) {
            Page page = new Page(name, number);
            group.pages.add(page);
            byte[] bytes = number == 0 ? first : stored.apply(page.key());
            if (bytes != null) {
                Page.read(name, bytes, slot -> {
                    page.add(slot, slot.length() + slot.key.length() - name.length());
                    group.slots.put(slot.key, slot);
                });
            }
        }
        return group;
    }

    /** A page with room for so many bytes: the first, the last or a new one. */
    Page page(int bytes) {
        if (!pages.isEmpty() && pages.getFirst().hasRoom(bytes)) {
            return pages.getFirst();
        }
        if (!pages.isEmpty() && pages.getLast().hasRoom(bytes)) {
            return pages.getLast();
        }
        Page next = new Page(name, pages.size());
        pages.add(next);
        return next;
    }

    /** Brings these pages of it, which have changed, to the store below, and the first one when their number has. */
    void save(Collection<Page> changed, KeyValueStore<String, byte[]> below) {
        while (!pages.isEmpty() && pages.getLast().slots.isEmpty()) {
            pages.removeLast();
        }
        Set<Page> written = new LinkedHashSet<>(changed);
        if (stored != pages.size() && !pages.isEmpty()) {
            written.add(pages.getFirst());
        }
        for (Page page : written) {
            if (page.number < pages.size() && (page.number == 0 || !page.slots.isEmpty())) {
                below.put(page.key(), page.write(pages.size()));
            } else if (page.number < stored) {
                below.delete(page.key());
            }
        }
        stored = pages.size();
    }
}
