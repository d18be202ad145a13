package io.tightloop.executor.gateway;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What was learnt lately, by key: the newest of it, for a while. Not thread-safe. */
final class Recent<V> {
    private final Map<String, Stamped<V>> entries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Stamped<V>> eldest) {
            return size() > most || isOld(eldest.getValue());
        }
    };
    private final int most;
    private final long ageNs;
    private final LongSupplier clock;

    private record Stamped<V>(V value, long at) {}

    /**
     * Knows nothing yet.
     *
     * @param clock ns, as {@link System#nanoTime} counts them
     */
    Recent(int most, Duration age, LongSupplier clock) {
        this.most = most;
        this.ageNs = age.toNanos();
        this.clock = clock;
    }

    void put(String key, V value) {
        entries.remove(key);
        entries.put(key, new Stamped<>(value, clock.getAsLong()));
    }

    Optional<V> get(String key) {
        return fresh(entries.get(key));
    }

    Optional<V> remove(String key) {
        return fresh(entries.remove(key));
    }

    private Optional<V> fresh(Stamped<V> entry) {
        return entry == null || isOld(entry) ? Optional.empty() : Optional.of(entry.value());
    }

    private boolean isOld(Stamped<V> entry) {
        return clock.getAsLong() - entry.at() > ageNs;
    }
}
