package io.tightloop.executor.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.tightloop.executor.worker.WorkerSettings;
import java.nio.file.Path;
import java.util.Set;

/**
 * Settings under {@code tightloop.workers}: built-in workers run commands, so they are off unless enabled by name.
 *
 * @param enabled queues whose built-in worker runs here
 * @param root folder below which workers work
 * @param concurrency items that each worker runs at the same time
 * @param name who these workers are, in claims and evidence
 */
@ConfigurationProperties("tightloop.workers")
record WorkersConfiguration(
        @Nullable Set<String> enabled,
        @Bindable(defaultValue = ".tightloop/workspace") String root,
        @Bindable(defaultValue = "4") int concurrency,
        @Bindable(defaultValue = "built-in") String name) {

    WorkerSettings settings() {
        return new WorkerSettings(enabled == null ? Set.of() : enabled, Path.of(root), concurrency, name);
    }
}
