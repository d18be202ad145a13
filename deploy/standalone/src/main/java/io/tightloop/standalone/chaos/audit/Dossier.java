package io.tightloop.standalone.chaos.audit;

import io.tightloop.standalone.chaos.audit.Notebook.Count;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * What is known of one session. What a service wrote while it held the baton is taken in the order of the baton,
 * whatever topic was read first; the rest as it comes. When a session is over, only its commands' ids are remembered.
 */
final class Dossier {
    /** What a service may write without the baton. */
    private static final Set<String> FREE = Set.of(
            "CommandAccepted",
            "CommandRejected",
            "ResultIgnored",
            "WorkRefused",
            "WorkCancelled",
            "UsageRecorded",
            "MessageSent",
            "SessionParked",
            "SessionRedriven",
            "CriterionWaived");

    /** What the executor tells the reviewer about a session, and every service about an archive, a second time. */
    private static final Set<String> RELAYED = Set.of("SessionStarted", "CriterionDefined");

    private final Notebook notebook;
    private final Run run;
    private final Stalls stalls;
    private final Commands commands;
    private final Map<Source, Deque<Entry>> ahead = new EnumMap<>(Source.class);
    private Results results;
    private Work work;
    private Proof proof;

    Dossier(Notebook notebook) {
        this.notebook = notebook;
        this.run = new Run(notebook);
        this.stalls = new Stalls(notebook.stalls());
        this.commands = new Commands(notebook, stalls);
        open();
    }

    private void open() {
        results = new Results(notebook, stalls);
        work = new Work(notebook);
        proof = new Proof(notebook);
    }

    void take(Entry entry) {
        boolean moves = run.moves();
        switch (entry.source()) {
            case COMMANDS -> commands.sent(entry);
            case WORK -> results().said(entry);
            case PLAN, EXECUTION, REVIEW -> event(entry);
        }
        stalls.said(entry, moves && !relayed(entry));
        close();
    }

    private void event(Entry entry) {
        if (!entry.cause().isEmpty()) {
            results().caused(entry);
        }
        switch (entry.type()) {
            case "CommandAccepted", "CommandRejected" -> commands.answered(entry);
            case "TaskStarted", "VerificationStarted", "PlanStarted" ->
                results().started(entry);
            case "SessionParked" -> run.parked(entry.text("service"), true);
            case "SessionRedriven" -> run.parked(entry.text("service"), false);
            case "CriterionWaived" -> {
                if (proof != null) {
                    proof.waived(entry);
                }
            }
            default -> {}
        }
        if (!FREE.contains(entry.type()) && !relayed(entry)) {
            ahead.computeIfAbsent(entry.source(), _ -> new ArrayDeque<>()).add(entry);
            inOrder();
        }
    }

    private static boolean relayed(Entry entry) {
        return RELAYED.contains(entry.type()) && entry.source() != Source.PLAN
                || entry.type().equals("SessionArchived")
                        && !entry.text("origin").equals(entry.source().service());
    }

    /** Takes what the holder wrote, and the next holder, until one is not read far enough. */
    private void inOrder() {
        for (Entry next = next(); next != null; next = next()) {
            if (work == null) {
                open();
            }
            run.take(next);
            work.take(next);
            proof.take(next);
        }
    }

    private Entry next() {
        Deque<Entry> written = ahead.get(run.holder());
        return written == null ? null : written.poll();
    }

    private Results results() {
        if (results == null) {
            results = new Results(notebook, stalls);
        }
        return results;
    }

    private void close() {
        if (run.over()
                && results != null
                && !results.waiting()
                && ahead.values().stream().allMatch(Deque::isEmpty)) {
            results.settled(at -> true);
            results = null;
            work = null;
            proof = null;
            ahead.clear();
        }
    }

    /**
     * Judges what is left when everything was read.
     *
     * @param young whether something of this time may not have been looked at yet
     * @param complete whether the topics still hold everything that was ever written
     */
    void settled(LongPredicate young, boolean complete) {
        if (!run.started() && !complete && !ahead.isEmpty()) {
            notebook.add(Count.UNJUDGED);
            return;
        }
        ahead.values()
                .forEach(written -> written.forEach(event -> notebook.broken(
                        Invariant.ONE_HOLDER,
                        event,
                        "%s of the %s, and the baton is the %s's",
                        event.type(),
                        event.source().service(),
                        run.holder().service())));
        boolean live = run.live();
        commands.settled(at -> live || young.test(at), complete);
        if (results != null) {
            results.settled(at -> live || young.test(at));
        }
        if (run.started()) {
            run.settled();
            stalls.settled();
        }
    }
}
