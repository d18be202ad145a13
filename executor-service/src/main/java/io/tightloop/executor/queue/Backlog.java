package io.tightloop.executor.queue;

import java.time.Instant;

/**
 * What waits on a queue.
 *
 * @param items work items that no worker has taken
 * @param atLeast whether counting stopped at that number
 * @param oldest when the first of them was dispatched; null when there is none
 */
record Backlog(long items, boolean atLeast, Instant oldest) {
    static final Backlog NONE = new Backlog(0, false, null);

    Backlog with(Instant dispatched) {
        return new Backlog(items + 1, atLeast, oldest == null || dispatched.isBefore(oldest) ? dispatched : oldest);
    }

    Backlog cut() {
        return new Backlog(items, true, oldest);
    }
}
