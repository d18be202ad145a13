package io.tightloop.baton.protocol;

import io.tightloop.baton.Addressee;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The baton's rules as one service applies them (design section 4). Five of them carry the proof that every command is
 * answered exactly once by exactly one holder: the position is a maximum, terms only rise, a repeated id is dropped when
 * it is read, an archive goes round the ring, and it covers nothing that is still kept. An exhaustive model test runs
 * this class, and shows that it fails without any one of the five.
 */
public class BatonProtocol {

    /** What to do with a command that was just read. */
    public enum Reading {
        /** Answer it now. */
        ANSWER,
        /** Keep it back: its answer is the holder's. */
        KEEP,
        /** It is answered already, or not for this service. */
        DROP
    }

    private final Addressee me;

    /** @param me this service, as commands address it */
    public BatonProtocol(Addressee me) {
        this.me = me;
    }

    /** Reads the command at an offset of the commands topic. Every command is read once, in the order of offsets. */
    public final Reading read(Custody custody, Ledger ledger, Addressee addressee, long offset, String commandId) {
        if (repeated(ledger, commandId)) {
            return Reading.DROP;
        }
        ledger.remember(commandId);
        if (addressee != Addressee.HOLDER && addressee != me) {
            return Reading.DROP;
        }
        if (addressee == me) {
            return Reading.ANSWER;
        }
        if (offset <= custody.answered()) {
            return Reading.DROP;
        }
        if (custody.holding()) {
            return Reading.ANSWER;
        }
        if (custody.archived() || !custody.known()) {
            return withoutRun(custody);
        }
        return Reading.KEEP;
    }

    /** A command for an unknown or archived session: the planner alone answers it. */
    private Reading withoutRun(Custody custody) {
        if (me == Addressee.PLANNER) {
            return Reading.ANSWER;
        }
        return custody.archived() ? Reading.DROP : Reading.KEEP;
    }

    /** Begins a run at the offset of its StartSession: this service holds the baton. */
    public final Custody begin(long startOffset) {
        return new Custody(true, startOffset, 0, startOffset, false, "", 0);
    }

    /**
     * Passes the baton on; the result's term and position travel with it.
     *
     * @param readUpTo highest offset of commands that this service has read
     */
    public final Custody leave(Custody custody, long readUpTo) {
        long position = position(custody, readUpTo);
        return new Custody(false, custody.start(), custody.count() + 1, position, false, "", 0);
    }

    /** Takes the baton from a handoff; empty when its term is not above the last one seen. */
    public final Optional<Custody> receive(Custody custody, Ledger ledger, long start, int count, long position) {
        if (!newer(custody, start, count)) {
            return Optional.empty();
        }
        long answered = Math.max(custody.answered(), position);
        dropUpTo(ledger, answered);
        return Optional.of(new Custody(true, start, count, answered, false, "", 0));
    }

    /** Archives a session that this service holds; the result is its tombstone. */
    public final Custody archive(Custody custody, Ledger ledger, long readUpTo, String memory, long at) {
        long position = position(custody, answeredUpTo(ledger, readUpTo));
        dropUpTo(ledger, me == Addressee.PLANNER ? position : Long.MAX_VALUE);
        return new Custody(false, custody.start(), custody.count() + 1, position, true, memory, at);
    }

    /** Takes note of an archive that another service accepted; empty when its term is not above the last one seen. */
    public final Optional<Custody> receiveArchive(
            Custody custody, Ledger ledger, long start, int count, long position, String memory, long at) {
        if (!newer(custody, start, count)) {
            return Optional.empty();
        }
        dropUpTo(ledger, me == Addressee.PLANNER ? position : Long.MAX_VALUE);
        return Optional.of(new Custody(false, start, count, Math.max(custody.answered(), position), true, memory, at));
    }

    /** Whether the archive goes on to the next service, which is the one where it began or not. */
    public boolean passesArchiveOn(String next, String origin) {
        return !next.equals(origin);
    }

    /** Rule: an id that was read before is dropped, whoever held the baton then. */
    protected boolean repeated(Ledger ledger, String commandId) {
        return ledger.seen(commandId);
    }

    /** Rule: the position passed on is the higher of what was read and what was received. */
    protected long position(Custody custody, long readUpTo) {
        return Math.max(readUpTo, custody.answered());
    }

    /** Rule: a term that is not above the last one seen is a duplicate or a replay. */
    protected boolean newer(Custody custody, long start, int count) {
        return custody.below(start, count);
    }

    /** Rule: an archive answers nothing that is still kept; the planner answers that from the tombstone. */
    protected long answeredUpTo(Ledger ledger, long readUpTo) {
        OptionalLong kept = ledger.firstKept();
        return kept.isPresent() ? Math.min(readUpTo, kept.getAsLong() - 1) : readUpTo;
    }

    private static void dropUpTo(Ledger ledger, long position) {
        OptionalLong kept = ledger.firstKept();
        while (kept.isPresent() && kept.getAsLong() <= position) {
            ledger.drop(kept.getAsLong());
            kept = ledger.firstKept();
        }
    }
}
