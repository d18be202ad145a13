package io.tightloop.standalone.chaos.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/** The sessions of one partition: a session stays in one partition of every topic. */
final class Casebook {
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Set<String> SERVICES = Set.of("planner", "executor", "reviewer");
    private static final int LONGEST_COMMAND_ID = 256;

    private final Map<String, Dossier> dossiers = new HashMap<>();
    private final Notebook notebook;
    private final Set<Place> deadLetters;
    private final LongPredicate young;

    /**
     * @param deadLetters records that became dead letters
     * @param young whether something of this time, ms since the epoch, may not have been looked at yet
     */
    Casebook(Notebook notebook, Set<Place> deadLetters, LongPredicate young) {
        this.notebook = notebook;
        this.deadLetters = deadLetters;
        this.young = young;
    }

    void take(Entry entry) {
        if (entry.message() == null) {
            notebook.unreadable(entry.place().topic());
        }
        boolean readable = entry.message() != null
                && SESSION.matcher(entry.key()).matches()
                && entry.key().equals(entry.text("sessionId"));
        switch (entry.source()) {
            case COMMANDS -> command(entry, readable);
            case WORK -> {
                if (readable && SERVICES.contains(entry.dispatcher())) {
                    dossier(entry).take(entry);
                }
            }
            case PLAN, EXECUTION, REVIEW -> {
                if (readable) {
                    dossier(entry).take(entry);
                }
            }
        }
    }

    private void command(Entry command, boolean readable) {
        if (readable && commandId(command.text("commandId"))) {
            dossier(command).take(command);
        } else if (!deadLetters.contains(command.place()) && !young.test(command.at()) && !command.late()) {
            String what = "a command that cannot be read is no dead letter";
            notebook.broken(Invariant.DEAD_LETTER, command.key(), command.place(), what);
        }
    }

    private static boolean commandId(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_COMMAND_ID && id.indexOf('\0') < 0;
    }

    private Dossier dossier(Entry entry) {
        return dossiers.computeIfAbsent(entry.key(), _ -> new Dossier(notebook));
    }

    /**
     * Judges what is left when everything was read.
     *
     * @param complete whether the topics still hold everything that was ever written
     */
    void settled(boolean complete) {
        dossiers.values().forEach(dossier -> dossier.settled(young, complete));
    }
}
