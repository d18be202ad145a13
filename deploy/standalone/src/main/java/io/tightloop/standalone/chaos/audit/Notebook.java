package io.tightloop.standalone.chaos.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes down what does not hold, and counts. */
final class Notebook {
    private static final int MOST = 1_000;

    /** Counted over all sessions. */
    enum Count {
        STARTED,
        RUNS,
        ARCHIVED,
        UNJUDGED,
        LIVE,
        RUNNING,
        SUSPENDED,
        AWAITING,
        PARKED,
        COMMANDS,
        REPEATED,
        ACCEPTED,
        REJECTED,
        COMMANDS_OPEN,
        RESULTS,
        RESULTS_ACCEPTED,
        RESULTS_IGNORED,
        RESULTS_OPEN,
        TASKS_SUCCEEDED
    }

    private final List<Finding> findings = new ArrayList<>();
    private final long[] counts = new long[Count.values().length];
    private final Map<String, Long> ended = new TreeMap<>();
    private final Map<String, Long> deadLetters = new TreeMap<>();
    private final Map<String, Long> unreadable = new TreeMap<>();
    private final StallList stalls = new StallList();
    private long violations;

    void add(Count count) {
        add(count, 1);
    }

    void add(Count count, long more) {
        counts[count.ordinal()] += more;
    }

    void ended(String status) {
        ended.merge(status, 1L, Long::sum);
    }

    void deadLetter(String origin) {
        deadLetters.merge(origin, 1L, Long::sum);
    }

    void unreadable(String topic) {
        unreadable.merge(topic, 1L, Long::sum);
    }

    StallList stalls() {
        return stalls;
    }

    /** Takes down what this record shows; one that was written after the audit began shows nothing. */
    void broken(Invariant invariant, Entry entry, String what, Object... arguments) {
        broken(invariant, Note.of(entry), what, arguments);
    }

    /** The same of a record that was read before. */
    void broken(Invariant invariant, Note note, String what, Object... arguments) {
        if (!note.late()) {
            broken(invariant, note.session(), note.place(), what.formatted(arguments));
        }
    }

    void broken(Invariant invariant, String session, Place where, String what) {
        violations++;
        if (findings.size() < MOST) {
            findings.add(new Finding(invariant, session, what, where.toString()));
        }
    }

    Findings findings() {
        return new Findings(
                violations,
                List.copyOf(findings),
                new Findings.Sessions(
                        get(Count.STARTED),
                        get(Count.RUNS),
                        ended,
                        new Findings.Live(
                                get(Count.LIVE),
                                get(Count.RUNNING),
                                get(Count.SUSPENDED),
                                get(Count.AWAITING),
                                get(Count.PARKED)),
                        get(Count.ARCHIVED),
                        get(Count.UNJUDGED)),
                new Findings.Traffic(
                        get(Count.COMMANDS),
                        get(Count.REPEATED),
                        get(Count.ACCEPTED),
                        get(Count.REJECTED),
                        get(Count.COMMANDS_OPEN),
                        get(Count.RESULTS),
                        get(Count.RESULTS_ACCEPTED),
                        get(Count.RESULTS_IGNORED),
                        get(Count.RESULTS_OPEN),
                        get(Count.TASKS_SUCCEEDED),
                        deadLetters,
                        unreadable),
                stalls.figures());
    }

    private long get(Count count) {
        return counts[count.ordinal()];
    }
}
