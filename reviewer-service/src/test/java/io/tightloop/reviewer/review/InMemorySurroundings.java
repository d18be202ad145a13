package io.tightloop.reviewer.review;

import java.util.HashSet;
import java.util.Set;

/** Surroundings in which every queue exists but those that are said not to. */
final class InMemorySurroundings implements Surroundings {
    private final Set<String> missing = new HashSet<>();
    private boolean archived;

    void withoutQueue(String queue) {
        missing.add(queue);
    }

    void archive() {
        archived = true;
    }

    @Override
    public boolean knowsQueue(String queue) {
        return !missing.contains(queue);
    }

    @Override
    public boolean archived() {
        return archived;
    }
}
