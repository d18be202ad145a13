package io.tightloop.executor.stream;

import io.tightloop.baton.Turn;
import io.tightloop.executor.execution.Surroundings;

/** What a turn knows beyond its session's state. */
record TurnSurroundings(Turn turn) implements Surroundings {
    @Override
    public boolean knowsQueue(String name) {
        return turn.knowsQueue(name);
    }

    @Override
    public boolean archived() {
        return turn.tombstone().isPresent();
    }
}
