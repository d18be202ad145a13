package io.tightloop.executor.gateway;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;

/** The workers that wait for items of one queue, first come, first served. Thread-safe. */
final class WaitLine {
    private final LinkedHashSet<Waiter> waiting = new LinkedHashSet<>();
    private boolean closed;

    /** False when the line is closed. */
    synchronized boolean enter(Waiter waiter) {
        if (!closed) {
            waiting.add(waiter);
            notifyAll();
        }
        return !closed;
    }

    synchronized void leave(Waiter waiter) {
        waiting.remove(waiter);
    }

    /** Who is served next, so many at most. */
    synchronized List<Waiter> first(int most) {
        return waiting.stream().limit(most).toList();
    }

    /** Those whose time is over. */
    synchronized List<Waiter> over(long now) {
        return waiting.stream().filter(waiter -> waiter.isOver(now)).toList();
    }

    /** Whether somebody waits, now or within this time. */
    synchronized boolean awaitSome(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (waiting.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Lets nobody in any more, if nobody waits. */
    synchronized boolean closeIfEmpty() {
        closed = closed || waiting.isEmpty();
        return closed;
    }

    /** Lets nobody in any more; returns who still waits. */
    synchronized List<Waiter> close() {
        closed = true;
        return List.copyOf(waiting);
    }
}
