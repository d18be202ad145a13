package io.tightloop.planner.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends delegated tasks when their children have ended, and stops the children of interrupted sessions (design section
 * 5). Works from the tables alone: within a second of what this instance stores, and of everything from time to time,
 * so that nothing is lost with an instance. What two instances write is accepted once. Nothing is concluded from tables
 * that are behind, as they are while they are filled again: what they do not tell yet may have happened long ago.
 */
@Singleton
@Requires(beans = DelegationWrites.class)
@Requires(property = "tightloop.planner.delegations.enabled", value = "true", defaultValue = "true")
class DelegationReporter {
    private static final Logger LOG = LoggerFactory.getLogger(DelegationReporter.class);
    private static final Duration BREAKS_KEPT = Duration.ofDays(14);
    private static final int PAGE = 200;
    private static final int AT_ONCE = 1_000;

    private final Tables tables;
    private final DelegationNews news;
    private final DelegationWrites writes;
    private final Backlog backlog;
    private final MeterRegistry meters;
    private final Repetitions repetitions = new Repetitions();
    private final AtomicLong open;

    DelegationReporter(
            Tables tables, DelegationNews news, DelegationWrites writes, Backlog backlog, MeterRegistry meters) {
        this.tables = tables;
        this.news = news;
        this.writes = writes;
        this.backlog = backlog;
        this.meters = meters;
        this.open = meters.gauge("tightloop.delegations.open", new AtomicLong());
    }

    @Scheduled(fixedDelay = "250ms")
    void soon() {
        soon(System.currentTimeMillis());
    }

    @Scheduled(fixedDelay = "${tightloop.planner.delegations.interval:15s}", initialDelay = "10s")
    void sweep() {
        sweep(System.currentTimeMillis());
    }

    /** Looks at what was stored since the last call; now is ms since the epoch. */
    void soon(long now) {
        var heard = news.take();
        var runs = new LinkedHashSet<>(heard.delegated());
        chunks(heard.ended())
                .forEach(ended -> tables.delegations()
                        .to(ended, 10 * AT_ONCE)
                        .forEach(row -> runs.add(TaskRow.id(row.sessionId(), row.taskId()))));
        chunks(runs).forEach(ids -> report(tables.runs().delegated(ids), now));
        if (heard.ofInterruption()) {
            stop(heard.interrupted(), now);
        }
    }

    /** Looks at every open delegation and every interrupted parent; now is ms since the epoch. */
    void sweep(long now) {
        long seen = 0;
        var page = tables.runs().delegatedAfter(Long.MIN_VALUE, "", PAGE);
        while (!page.isEmpty()) {
            seen += page.size();
            report(page, now);
            var last = page.getLast();
            page = page.size() < PAGE ? List.of() : tables.runs().delegatedAfter(last.delegatedAt(), last.id(), PAGE);
        }
        open.set(seen);
        stop(now - BREAKS_KEPT.toMillis(), now);
    }

    private void report(List<TaskRunRow> runs, long now) {
        var due = due(runs, now);
        if (due.isEmpty() || !backlog.isStored(DelegationResults.knownAt(due.keySet(), now))) {
            return;
        }
        var ids = due.keySet().stream().map(TaskRunRow::id).toList();
        due(tables.runs().delegated(ids), now).forEach((run, result) -> report(run, result, now));
    }

    /** A parent that has ended waits for nothing: its tasks are over, or run anew when it goes on. */
    private Map<TaskRunRow, SpecificRecord> due(List<TaskRunRow> runs, long now) {
        var waiting = runs.stream()
                .filter(run -> run.delegatedAt() != null && repetitions.isDue(run.claimId(), now))
                .toList();
        var sessions = ends(waiting.stream()
                .flatMap(run -> Stream.concat(Stream.of(run.sessionId()), run.children().stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        var due = new LinkedHashMap<TaskRunRow, SpecificRecord>();
        for (var run : waiting) {
            var parent = sessions.get(run.sessionId());
            if (parent != null && !parent.isOver()) {
                DelegationResults.of(run, sessions, now).ifPresent(result -> due.put(run, result));
            }
        }
        return due;
    }

    private Map<String, SessionEnd> ends(Set<String> ids) {
        var ends = new HashMap<String, SessionEnd>();
        chunks(ids).forEach(chunk -> tables.sessions().ends(chunk).forEach(end -> ends.put(end.id(), end)));
        return ends;
    }

    private void report(TaskRunRow run, SpecificRecord result, long now) {
        repetitions.note(run.claimId(), now);
        watch(run.claimId(), outcome(result), writes.result(run.sessionId(), result));
    }

    private void stop(long since, long now) {
        var after = "";
        for (int found = PAGE; found == PAGE; ) {
            var page = tables.sessions().orphans(since, after, PAGE);
            var due = unheard(page, now);
            if (!due.isEmpty() && backlog.isStored(last(due))) {
                unheard(tables.sessions().orphans(since, after, PAGE), now).forEach(orphan -> stop(orphan, now));
            }
            found = page.size();
            after = page.isEmpty() ? after : page.getLast().commandId();
        }
    }

    private List<Orphan> unheard(List<Orphan> orphans, long now) {
        return orphans.stream()
                .filter(orphan -> repetitions.isDue(orphan.commandId(), now))
                .toList();
    }

    private static long last(List<Orphan> orphans) {
        return orphans.stream().mapToLong(Orphan::since).max().orElseThrow();
    }

    private void stop(Orphan orphan, long now) {
        repetitions.note(orphan.commandId(), now);
        var signal = SendSignal.newBuilder()
                .setCommandId(orphan.commandId())
                .setSessionId(orphan.childId())
                .setSignal(Signal.BREAK)
                .setReason("its parent, session " + orphan.parentId() + ", was interrupted")
                .build();
        watch(orphan.commandId(), "break", writes.stop(signal));
    }

    private void watch(String id, String outcome, CompletableFuture<?> writing) {
        writing.whenComplete((_, failure) -> {
            if (failure == null) {
                meters.counter("tightloop.delegations.reports", "outcome", outcome)
                        .increment();
            } else {
                repetitions.forget(id);
                LOG.warn("The {} of {} cannot be written yet", outcome, id, failure);
            }
        });
    }

    private static String outcome(SpecificRecord result) {
        return switch (result) {
            case WorkCompleted _ -> "completed";
            case WorkFailed failed -> failed.getError().getCode();
            default -> throw new IllegalStateException(result.getSchema().getName());
        };
    }

    private static List<List<String>> chunks(Collection<String> ids) {
        var all = List.copyOf(ids);
        return Stream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
                .map(from -> all.subList(from, Math.min(from + AT_ONCE, all.size())))
                .toList();
    }
}
