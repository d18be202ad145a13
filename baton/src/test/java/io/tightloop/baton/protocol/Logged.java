package io.tightloop.baton.protocol;

import io.tightloop.baton.Addressee;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One command in the modelled commands topic.
 *
 * @param kind what it asks for
 * @param id place of the first command with this command id: smaller than its own place for a repeat
 */
record Logged(Kind kind, int id) {
    /** Offsets of the commands, by place: with the gaps that transaction markers leave. */
    static final long[] OFFSETS = {0, 2, 3, 6, 7};

    enum Kind {
        START,
        ASK,
        BREAK,
        CONTINUE,
        ARCHIVE
    }

    Addressee addressee() {
        return kind == Kind.START ? Addressee.PLANNER : Addressee.HOLDER;
    }

    String commandId() {
        return Integer.toString(id);
    }

    @Override
    public String toString() {
        return kind + "#" + id;
    }

    static int place(long offset) {
        int place = 0;
        while (OFFSETS[place] != offset) {
            place++;
        }
        return place;
    }

    /** Every log of so many commands with at most one repeat, in which the first or the second starts the session. */
    static List<List<Logged>> logsOf(int commands) {
        List<List<Logged>> logs = List.of(List.of(new Logged(Kind.START, 0)));
        for (int place = 1; place < commands; place++) {
            List<List<Logged>> longer = new ArrayList<>();
            if (place == 1) {
                longer.add(List.of(new Logged(Kind.ASK, 0), new Logged(Kind.START, 1)));
            }
            for (List<Logged> log : logs) {
                followers(log)
                        .forEach(next -> longer.add(
                                Stream.concat(log.stream(), Stream.of(next)).toList()));
            }
            logs = longer;
        }
        return logs;
    }

    private static List<Logged> followers(List<Logged> log) {
        List<Logged> next = new ArrayList<>();
        kindsAfter(log).forEach(kind -> next.add(new Logged(kind, log.size())));
        if (log.stream().map(Logged::id).distinct().count() == log.size()) {
            next.addAll(log);
            log.stream()
                    .filter(first -> first.kind == Kind.START)
                    .forEach(start -> next.add(new Logged(Kind.ASK, start.id)));
        }
        return next;
    }

    /**
     * The kinds that have an effect after these commands; any other is like ASK, because commands of the holder are
     * answered in their order, which the model checks.
     */
    private static List<Kind> kindsAfter(List<Logged> log) {
        List<Kind> effects = log.stream()
                .distinct()
                .map(Logged::kind)
                .filter(kind -> kind != Kind.ASK && kind != Kind.START)
                .toList();
        return switch (effects.isEmpty() ? Kind.CONTINUE : effects.getLast()) {
            case START, ASK, CONTINUE -> List.of(Kind.ASK, Kind.BREAK);
            case BREAK -> List.of(Kind.ASK, Kind.CONTINUE, Kind.ARCHIVE);
            case ARCHIVE -> List.of(Kind.ASK, Kind.START);
        };
    }
}
