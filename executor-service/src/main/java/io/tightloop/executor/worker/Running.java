package io.tightloop.executor.worker;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The items that run here, by workId, and those that must not. Thread-safe. */
final class Running implements Cancellations {

    private static final int REMEMBERED = 10_000;

    private final Map<String, Thread> threads = new HashMap<>();
    private final Set<String> cancelled = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private boolean stopping;

    /** Enters an item with the thread that will run it; false when it runs already, was called off, or all stops. */
    synchronized boolean enter(String workId, Thread thread) {
        return !stopping && !cancelled.contains(workId) && threads.putIfAbsent(workId, thread) == null;
    }

    synchronized void leave(String workId) {
        threads.remove(workId);
    }

    /** Remembers the last 10,000 items called off: an item may reach this worker later than its cancellation. */
    @Override
    public synchronized void cancel(String workId) {
        cancelled.add(workId);
        var thread = threads.get(workId);
        if (thread != null) {
            thread.interrupt();
        }
    }

    synchronized boolean isCancelled(String workId) {
        return cancelled.contains(workId);
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** Calls off everything and lets nothing start any more; returns the threads that are about to end. */
    synchronized List<Thread> callOffAll() {
        stopping = true;
        var all = List.copyOf(threads.values());
        all.forEach(Thread::interrupt);
        return all;
    }
}
