package io.tightloop.standalone.chaos.audit;

import io.tightloop.standalone.chaos.audit.Notebook.Count;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/** Every command of a session that can be read has one answer; one that was sent again shares it. */
final class Commands {
    private final Notebook notebook;
    private final Stalls stalls;
    private final Ids settled = new Ids();
    /** Sent and not answered, or answered and not yet seen among the commands. */
    private Map<Long, Open> open = Map.of();

    private record Open(boolean sent, String id, Note note) {}

    Commands(Notebook notebook, Stalls stalls) {
        this.notebook = notebook;
        this.stalls = stalls;
    }

    void sent(Entry command) {
        String name = command.text("commandId");
        long id = Ids.of(name);
        Open known = open.get(id);
        if (settled.has(id) || known != null && known.sent()) {
            notebook.add(Count.REPEATED);
            return;
        }
        notebook.add(Count.COMMANDS);
        Note note = Note.of(command);
        if (known == null) {
            put(id, new Open(true, name, note));
        } else {
            settle(id, note, known.note());
        }
    }

    void answered(Entry answer) {
        String name = answer.text("commandId");
        long id = Ids.of(name);
        Open known = open.get(id);
        notebook.add(answer.type().equals("CommandAccepted") ? Count.ACCEPTED : Count.REJECTED);
        if (settled.has(id) || known != null && !known.sent()) {
            notebook.broken(
                    Invariant.ONE_ANSWER, answer, "command %s is answered a second time, %s", name, answer.type());
        } else if (known == null) {
            put(id, new Open(false, name, Note.of(answer)));
        } else {
            settle(id, known.note(), Note.of(answer));
        }
    }

    /**
     * Judges what is left.
     *
     * @param may whether a command of this time may still be open
     * @param complete whether all commands that were ever sent are still in their topic
     */
    void settled(LongPredicate may, boolean complete) {
        open.values().forEach(left -> {
            if (left.sent() && may.test(left.note().at())) {
                notebook.add(Count.COMMANDS_OPEN);
            } else if (left.sent()) {
                notebook.broken(
                        Invariant.COMMAND_ANSWERED,
                        left.note(),
                        "command %s (%s) has no answer",
                        left.id(),
                        left.note().type());
            } else if (complete) {
                notebook.broken(
                        Invariant.COMMAND_SENT, left.note(), "command %s is answered and was never sent", left.id());
            }
        });
    }

    private void put(long id, Open command) {
        if (open.isEmpty()) {
            open = new HashMap<>(4);
        }
        open.put(id, command);
    }

    private void settle(long id, Note sent, Note answer) {
        open.remove(id);
        if (open.isEmpty()) {
            open = Map.of();
        }
        settled.add(id);
        stalls.took(sent, answer);
    }
}
