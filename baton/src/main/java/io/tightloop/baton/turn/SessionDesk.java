package io.tightloop.baton.turn;

import io.tightloop.baton.Phase;
import io.tightloop.baton.Turn;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.baton.protocol.Custody;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.LeaseProbe;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkItem;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** Applies the baton protocol to the stored sessions of one partition. */
final class SessionDesk {
    private final Store store;
    private final Outbox outbox;
    private final BatonProtocol protocol;
    private final Phase phase;
    private final Topics topics;
    private final Predicate<String> queues;
    private final Inbox inbox;
    private final Suspensions suspensions;
    private final Probes probes;

    SessionDesk(Station station) {
        this.store = station.store();
        this.outbox = station.outbox();
        this.protocol = station.protocol();
        this.phase = station.phase();
        this.topics = station.topics();
        this.queues = station.queues();
        this.inbox = new Inbox(store);
        this.suspensions = new Suspensions(this, phase, inbox);
        this.probes = new Probes(store);
    }

    Probes probes() {
        return probes;
    }

    Suspensions suspensions() {
        return suspensions;
    }

    Inbox inbox() {
        return inbox;
    }

    Store store() {
        return store;
    }

    /** Name of this service. */
    String service() {
        return phase.service();
    }

    /** The session's commands; {@code at} is the time of what is read now, ms since the epoch. */
    StoredLedger ledger(String session, long at) {
        return new StoredLedger(store, session, at);
    }

    Custody custody(String session) {
        Custody custody = store.read(Keys.custody(session), Custody.class);
        return custody == null ? Custody.UNKNOWN : custody;
    }

    void custody(String session, Custody custody) {
        store.write(Keys.custody(session), custody);
    }

    void emit(String session, SpecificRecord event) {
        String topic = topics.eventsOf(phase.service());
        if (event instanceof CommandAccepted) {
            outbox.addLast(topic, session, event);
        } else {
            outbox.add(topic, session, event);
        }
    }

    /** Asks this service itself whether it has read all that workers wrote. */
    void ask(String session, LeaseProbe probe) {
        outbox.add(topics.workEvents(), session, probe);
    }

    /** Dispatches what a phase wants done. */
    void dispatch(String session, WorkItem item) {
        if (suspensions.waits(session)) {
            throw new IllegalStateException("work of a suspended session was dispatched");
        }
        put(session, item);
    }

    /** Puts an item on its queue, with what was said to the session's workers. */
    void put(String session, WorkItem item) {
        if (!knowsQueue(item.getQueue())) {
            throw new IllegalStateException("work was dispatched to the unknown queue '" + item.getQueue() + "'");
        }
        inbox.putOn(session, item);
        outbox.add(topics.work(item.getQueue()), session, item);
    }

    boolean knowsQueue(String queue) {
        return queues.test(queue);
    }

    /** Makes a session wait because a worker asked for it; one that waits already waits for what it waits for. */
    void suspend(StoredTurn turn, Suspension suspension, String subject, String by) {
        suspensions.begin(turn, suspension, subject, by);
    }

    void begin(String session, long startOffset) {
        custody(session, protocol.begin(startOffset));
    }

    void handOff(String session, Function<Handoff, SpecificRecord> event) {
        Custody left = protocol.leave(held(session), readUpTo());
        custody(session, left);
        emit(session, event.apply(new Handoff(left.start(), left.count(), left.answered())));
    }

    void archive(String session, long at, Turn turn) {
        Custody gone = protocol.archive(held(session), ledger(session, at), readUpTo(), phase.tombstone(turn), at);
        forget(session);
        custody(session, gone);
        emit(session, new SessionArchived(session, phase.service(), handoff(gone), at));
    }

    /** Drops a session that another service archived and passes the word on; false when it is old news. */
    boolean archivedElsewhere(SessionArchived archived, Turn turn) {
        String session = archived.getSessionId();
        Handoff handoff = archived.getHandoff();
        return protocol.receiveArchive(
                        custody(session),
                        ledger(session, turn.at()),
                        handoff.getStart(),
                        handoff.getCount(),
                        handoff.getPosition(),
                        phase.tombstone(turn),
                        turn.at())
                .map(gone -> {
                    forget(session);
                    custody(session, gone);
                    if (protocol.passesArchiveOn(next(), archived.getOrigin())) {
                        emit(session, archived);
                    }
                    return true;
                })
                .orElse(false);
    }

    /** Highest offset of commands that was read in this partition; -1 for none. */
    long readUpTo() {
        return offset(topics.commands());
    }

    long offset(String topic) {
        byte[] bytes = store.get(Keys.offset(topic));
        return bytes == null ? -1 : ByteBuffer.wrap(bytes).getLong();
    }

    void offset(String topic, long offset) {
        store.put(Keys.offset(topic), ByteBuffer.allocate(8).putLong(offset).array());
    }

    private Custody held(String session) {
        Custody custody = custody(session);
        if (!custody.holding()) {
            throw new IllegalStateException("the %s does not hold the baton of %s".formatted(phase.service(), session));
        }
        return custody;
    }

    /** The service that comes after this one in the ring. */
    String next() {
        return switch (phase.service()) {
            case "planner" -> "executor";
            case "executor" -> "reviewer";
            default -> "planner";
        };
    }

    /** Drops parts, queue, deadlines and what was not read; ids and kept commands stay until the tombstone goes. */
    private void forget(String session) {
        store.remove(Keys.parked(session));
        new Unread(store).clear(session);
        store.remove(Keys.wait(session));
        store.remove(Keys.waitCheck(session));
        store.remove(Keys.setup(session));
        store.remove(Keys.inbox(session));
        for (String kind : new String[] {"P", "Q", "D", "F", "R"}) {
            for (String key : store.keys(Keys.session(session) + kind + '\0')) {
                if (kind.equals("D")) {
                    long due = ByteBuffer.wrap(store.get(key)).getLong();
                    store.remove(Keys.timer(due, session, Keys.fields(key)[3]));
                }
                store.remove(key);
            }
        }
    }

    private static Handoff handoff(Custody custody) {
        return new Handoff(custody.start(), custody.count(), custody.answered());
    }
}
