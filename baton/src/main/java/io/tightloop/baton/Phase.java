package io.tightloop.baton;

import org.apache.avro.specific.SpecificRecord;

/**
 * A phase service as the shell sees it: it maps messages to its decider and the decider's events back (design section
 * 2). Every method runs inside one turn: what it does through {@link Turn} happens as a whole or not at all. An
 * exception thrown by any of them undoes the turn and parks the session.
 */
public interface Phase {
    /** Name of the service: planner, executor or reviewer. */
    String service();

    /** Answers a command by exactly one CommandAccepted or CommandRejected. */
    void command(Turn turn, SpecificRecord command);

    /** Takes note of an event of the service before in the ring that is not a handoff. */
    void event(Turn turn, SpecificRecord event);

    /** Takes the baton; kept commands are answered after this and before {@link #proceed}. */
    void received(Turn turn, SpecificRecord handoff);

    /** Takes a worker's claim, heartbeat or result for an item that this service dispatched. */
    void work(Turn turn, SpecificRecord workEvent);

    /** A deadline set by {@link Turn#deadline} has come. */
    void due(Turn turn, String part);

    /**
     * Whether this part's deadline ends what a worker does unless the worker has been heard: it comes only after all was
     * read that workers have written by then.
     */
    boolean hearsWorker(Turn turn, String part);

    /** Where the session stands, as far as this service knows. */
    Standing standing(Turn turn);

    /**
     * Does whatever the state allows to be done next; called at the end of each turn while the baton is held, no kept
     * command is open and the session is not suspended. The only place that may call {@link Turn#handOff} and
     * {@link Turn#dispatch}.
     */
    void proceed(Turn turn);

    /** Ends the session as INTERRUPTED, resumable: a person rejected what it was suspended for. */
    void interrupt(Turn turn, String reason);

    /** Ends the session as FAILED, resumable, because a turn failed with this cause. */
    void park(Turn turn, String cause);

    /** What is remembered of the session once its state is dropped; empty for nothing. */
    default String tombstone(Turn turn) {
        return "";
    }
}
