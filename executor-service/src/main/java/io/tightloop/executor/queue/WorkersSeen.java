package io.tightloop.executor.queue;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkSuspended;
import io.tightloop.schemas.WorkerSeen;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Who takes work from which queue, as far as work-events tell: workers are forgotten after 15 minutes of silence, and of
 * more than 10,000 those that were silent longest. A view only: nothing is decided by it.
 */
@Singleton
class WorkersSeen {
    /** Longest silence of a worker that is shown. */
    static final Duration SILENCE = Duration.ofMinutes(15);

    /** Simple names of the messages that it learns from. */
    static final Set<String> TYPES = Set.of(
            "WorkerSeen",
            "WorkClaimed",
            "WorkHeartbeat",
            "WorkCompleted",
            "WorkFailed",
            "WorkSuspended",
            "WorkDelegated");

    static final int MOST_WORKERS = 10_000;
    private static final int MOST_CLAIMS = 100_000;
    /** Lease of a claim that asks for none: that of the items. */
    private static final long LEASE_MS = 10_000;

    private record Place(String queue, String worker) {}

    private record Sign(Instant last, List<String> capabilities) {}

    private record Running(Place place, long leaseMs, Instant until) {}

    private final Map<Place, Sign> workers = new Bounded<>(MOST_WORKERS);
    private final Map<String, Running> claims = new Bounded<>(MOST_CLAIMS);

    /** Forgets what was not touched for longest. */
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private final int most;

        Bounded(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }

    /** Learns from a work-event of this time; one that comes again changes nothing. */
    synchronized void learn(SpecificRecord event, Instant at) {
        switch (event) {
            case WorkerSeen seen -> sign(new Place(seen.getQueue(), seen.getWorker()), at, seen.getCapabilities());
            case WorkClaimed claimed -> claimed(claimed, at);
            case WorkHeartbeat beat -> beats(beat.getClaimId(), at);
            case WorkCompleted completed -> ends(completed.getClaimId(), at);
            case WorkFailed failed -> ends(failed.getClaimId(), at);
            case WorkSuspended suspended -> ends(suspended.getClaimId(), at);
            case WorkDelegated delegated -> ends(delegated.getClaimId(), at);
            default -> {}
        }
    }

    private void claimed(WorkClaimed claimed, Instant at) {
        if (claimed.getQueue().isEmpty()) {
            return;
        }
        var place = new Place(claimed.getQueue(), claimed.getWorker());
        sign(place, at);
        long lease = claimed.getLeaseMs() == null ? LEASE_MS : claimed.getLeaseMs();
        claims.put(claimed.getClaimId(), new Running(place, lease, at.plusMillis(2 * lease)));
    }

    private void beats(String claimId, Instant at) {
        claims.computeIfPresent(claimId, (_, running) -> {
            sign(running.place(), at);
            return new Running(running.place(), running.leaseMs(), at.plusMillis(2 * running.leaseMs()));
        });
    }

    private void ends(String claimId, Instant at) {
        var running = claims.remove(claimId);
        if (running != null) {
            sign(running.place(), at);
        }
    }

    private void sign(Place place, Instant at) {
        var known = workers.get(place);
        sign(place, at, known == null ? List.of() : known.capabilities());
    }

    private void sign(Place place, Instant at, List<String> capabilities) {
        workers.merge(
                place,
                new Sign(at, List.copyOf(capabilities)),
                (known, sign) -> new Sign(known.last().isAfter(at) ? known.last() : at, sign.capabilities()));
    }

    /** The workers of each queue at this time, by name. */
    synchronized Map<String, List<WorkerBody>> at(Instant now) {
        workers.values().removeIf(sign -> sign.last().plus(SILENCE).isBefore(now));
        claims.values().removeIf(running -> running.until().isBefore(now));
        var busy = claims.values().stream().collect(groupingBy(Running::place, Collectors.summingInt(_ -> 1)));
        return workers.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().worker()))
                .collect(groupingBy(
                        entry -> entry.getKey().queue(),
                        collectingAndThen(
                                toList(),
                                entries -> entries.stream()
                                        .map(entry -> body(entry, busy.getOrDefault(entry.getKey(), 0)))
                                        .toList())));
    }

    private static WorkerBody body(Map.Entry<Place, Sign> entry, int running) {
        var sign = entry.getValue();
        return new WorkerBody(entry.getKey().worker(), sign.last(), sign.capabilities(), running);
    }
}
