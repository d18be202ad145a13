package io.tightloop.executor.worker;

import java.nio.file.Path;
import java.util.Set;

/**
 * Which built-in workers run here, and how.
 *
 * @param queues queues whose worker is on; none unless named
 * @param root folder that holds all workspaces
 * @param concurrency items that each worker runs at the same time, at least 1
 * @param name who these workers are, in claims and evidence
 */
public record WorkerSettings(Set<String> queues, Path root, int concurrency, String name) {

    /** Items at the same time unless configured otherwise. */
    public static final int DEFAULT_CONCURRENCY = 4;

    public WorkerSettings {
        queues = Set.copyOf(queues);
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency: must be at least 1 but is " + concurrency);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: must not be blank");
        }
    }
}
