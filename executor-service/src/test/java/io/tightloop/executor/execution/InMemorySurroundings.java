package io.tightloop.executor.execution;

import java.util.HashSet;
import java.util.Set;

/** A world in which every queue is there, but for those that are taken away. */
final class InMemorySurroundings implements Surroundings {
    private final Set<String> missing = new HashSet<>();
    private boolean archived;

    void missing(String queue) {
        missing.add(queue);
    }

    void archive() {
        archived = true;
    }

    @Override
    public boolean knowsQueue(String name) {
        return !missing.contains(name);
    }

    @Override
    public boolean archived() {
        return archived;
    }
}
