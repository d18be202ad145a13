package io.tightloop.baton;

import java.util.List;

/**
 * A phase that stands on a pure decider: decide, evolve and publish, event by event.
 *
 * @param <I> input of the decider
 * @param <S> its state
 * @param <E> its events
 */
public abstract class DecidingPhase<I, S, E> implements Phase {

    /** State of the turn's session; never null. */
    protected abstract S load(Turn turn);

    protected abstract List<E> decide(I input, S state);

    protected abstract S evolve(S state, E event);

    /** Writes the state back, with its deadlines. */
    protected abstract void save(Turn turn, S state);

    /** Tells the world of an event; {@code state} already includes it. */
    protected abstract void publish(Turn turn, S state, E event);

    /** Runs one input through the decider; returns whether it caused anything. */
    protected final boolean run(Turn turn, I input) {
        S state = load(turn);
        List<E> events = decide(input, state);
        for (E event : events) {
            state = evolve(state, event);
            publish(turn, state, event);
        }
        if (!events.isEmpty()) {
            save(turn, state);
        }
        return !events.isEmpty();
    }
}
