package io.tightloop.baton;

import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.WorkItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * The handling of one message for one session: what a phase may read and do. State values are records that Jackson can
 * write as CBOR; every read sees this turn's own writes.
 */
public interface Turn {
    String sessionId();

    /** Time of this turn, ms since the epoch: the message's log-append time, or the wall clock for deadlines. */
    long at();

    /** Fresh randomness of this turn, 32 hex digits: for ids that must not be guessed. Never shown to anyone. */
    String nonce();

    /** Offset in commands of the command being answered. */
    long commandOffset();

    /** What is remembered of this session if it was archived. */
    Optional<String> tombstone();

    /** The session's root state. */
    <T> Optional<T> root(Class<T> type);

    /** Writes the root state. */
    void root(Object value);

    /** One keyed part of the session's state. The key must not be empty. */
    <T> Optional<T> part(String key, Class<T> type);

    /** Writes a part. */
    void part(String key, Object value);

    /** Removes a part, if it is there. */
    void remove(String key);

    /** All parts whose key starts with the prefix, in order of their keys: costs as much as there are. */
    <T> List<T> parts(String prefix, Class<T> type);

    /** Puts a key into the session's queue; lower ranks come first, compared as text. */
    void enqueue(String rank, String key);

    /** Takes a key out of the session's queue. */
    void dequeue(String rank, String key);

    /** The key that is first in the session's queue. */
    Optional<String> firstQueued();

    /** Sets the one deadline of a part ("" for the root), ms since the epoch; 0 removes it. */
    void deadline(String part, long at);

    /** Writes an event to this service's event topic. */
    void emit(SpecificRecord event);

    /** Whether this queue exists; one that does not cannot be dispatched to. */
    boolean knowsQueue(String queue);

    /**
     * Puts a work item on its queue.
     *
     * @throws IllegalStateException when the session is suspended or the queue is not known
     */
    void dispatch(WorkItem item);

    /**
     * Makes the session wait after this turn, because a worker asked for it; does nothing when it waits already.
     *
     * @param subject task or criterion id of the work that is dispatched again afterwards; "plan" for a plan
     * @param by who asked; empty when unknown
     */
    void suspend(Suspension suspension, String subject, String by);

    /** Starts the run: this service holds the baton from here on (planner, StartSession only). */
    void begin();

    /** Passes the baton on with the event that the function makes of its term and position. */
    void handOff(Function<Handoff, SpecificRecord> event);

    /** Drops the session's state and passes SessionArchived round the ring. */
    void archive();
}
