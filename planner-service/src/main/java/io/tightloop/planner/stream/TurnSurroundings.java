package io.tightloop.planner.stream;

import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Surroundings;

/** What the turn knows beside the session's state. */
record TurnSurroundings(Turn turn) implements Surroundings {
    @Override
    public boolean knowsQueue(String queue) {
        return turn.knowsQueue(queue);
    }

    @Override
    public boolean archived() {
        return turn.tombstone().isPresent();
    }
}
