package io.tightloop.planner.api;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Services that have read as far as a test says; of the others nothing can be told. */
@Singleton
@Requires(env = "planner-test")
class InMemoryProgress implements Progress {
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    void tell(String service, Reading reading) {
        readings.put(service, reading);
    }

    void forget() {
        readings.clear();
    }

    @Override
    public Optional<Reading> of(String service) {
        return Optional.ofNullable(readings.get(service));
    }
}
