package io.tightloop.baton.turn;

import io.tightloop.schemas.Message;
import io.tightloop.schemas.WorkItem;
import java.util.ArrayList;
import java.util.List;

/** What was said to the workers of a session, the last 20: it goes with every item that is dispatched. */
final class Inbox {
    private static final int KEPT = 20;
    private static final int MESSAGES =
            WorkItem.getClassSchema().getField("messages").pos();

    /** Stored form. */
    record Notes(List<Note> notes) {}

    /** One message. */
    record Note(String id, String text, String by, long at) {}

    private final Store store;

    Inbox(Store store) {
        this.store = store;
    }

    /** Keeps a message; one that is there already is not kept twice. */
    void add(String session, Message message) {
        List<Note> notes = new ArrayList<>(notes(session));
        if (notes.stream().noneMatch(note -> note.id().equals(message.getId()))) {
            notes.add(new Note(message.getId(), message.getText(), message.getBy(), message.getAt()));
            int first = Math.max(0, notes.size() - KEPT);
            store.write(Keys.inbox(session), new Notes(List.copyOf(notes.subList(first, notes.size()))));
        }
    }

    /** Puts what was said on an item. */
    void putOn(String session, WorkItem item) {
        List<Note> notes = notes(session);
        if (!notes.isEmpty()) {
            item.put(
                    MESSAGES,
                    notes.stream()
                            .map(note -> new Message(note.id(), note.text(), note.by(), note.at()))
                            .toList());
        }
    }

    private List<Note> notes(String session) {
        Notes stored = store.read(Keys.inbox(session), Notes.class);
        return stored == null ? List.of() : stored.notes();
    }
}
