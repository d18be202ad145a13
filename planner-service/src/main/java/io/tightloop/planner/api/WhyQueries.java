package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tightloop.baton.http.Asked;
import io.tightloop.baton.rows.Json;
import io.tightloop.planner.view.History;
import io.tightloop.planner.view.ReadModel;
import io.tightloop.planner.view.SessionRow;
import io.tightloop.planner.view.TaskFilter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers what a session waits for, since when, and what would move it. */
@Controller("/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class WhyQueries {
    private static final int MOST = 100;
    private static final TaskFilter OPEN =
            new TaskFilter(List.of("PENDING", "RUNNING", "RETRYING", "AWAITING"), OptionalInt.empty());

    private final StoredSessions sessions;
    private final ReadModel readModel;
    private final History history;
    private final ServiceWatch services;
    private final Clock clock = Clock.systemUTC();

    WhyQueries(StoredSessions sessions, ReadModel readModel, History history, ServiceWatch services) {
        this.sessions = sessions;
        this.readModel = readModel;
        this.history = history;
        this.services = services;
    }

    /** What the session waits for; at most 100 of each sort. */
    @Get("/{id}/why")
    @RefusedSessionQuery
    WhyBody why(String id, @Nullable @QueryValue String after) throws InterruptedException {
        var asked = new Asked();
        Opaque.check(asked, after);
        asked.refuse();
        var row = sessions.known(id, after);
        return new WhyBody(row.id(), row.shownStatus(), row.phase(), row.iteration(), waits(row));
    }

    private List<WaitingBody> waits(SessionRow row) {
        var reasons = new Reasons(row, clock);
        if (row.endedAt() != null) {
            return List.of(reasons.end());
        }
        var waits = new ArrayList<WaitingBody>();
        waits.addAll(parked(row, reasons));
        row.waiting().map(reasons::suspension).ifPresent(waits::add);
        history.openConfirmations(row.id(), MOST).stream().map(reasons::answer).forEach(waits::add);
        var attempts = readModel.attempts(row.id(), row.phase(), MOST);
        attempts.stream().map(reasons::attempt).forEach(waits::add);
        boolean isStill = waits.isEmpty();
        if (row.phase().equals("EXECUTE")) {
            var underWay = attempts.stream().map(attempt -> attempt.subject()).collect(Collectors.toSet());
            waits.addAll(tasks(row, reasons, underWay));
        }
        if (isStill) {
            waits.addFirst(silence(row, reasons));
        }
        return waits;
    }

    /** What services cannot read. */
    private List<WaitingBody> parked(SessionRow row, Reasons reasons) {
        if (row.parkings().isEmpty()) {
            return List.of();
        }
        var stored = history.parkings(row.id(), MOST);
        return row.parkings().entrySet().stream()
                .map(parking -> reasons.parked(
                        parking.getKey(),
                        parking.getValue(),
                        stored.stream()
                                .filter(one -> one.service().equals(parking.getKey()))
                                .findFirst()))
                .toList();
    }

    /** Nothing is known that the session waits for. */
    private WaitingBody silence(SessionRow row, Reasons reasons) {
        if (services.isBehind(clock.millis())) {
            return reasons.readModel();
        }
        var reading = services.reading(ServiceWatch.holder(row));
        return reasons.service(reading.map(so -> services.standing(so, row)));
    }

    /** Tasks that nobody works at: those that wait for others, and those that are ready. */
    private List<WaitingBody> tasks(SessionRow row, Reasons reasons, Set<String> underWay) {
        var open = readModel.tasks(row.id(), OPEN, -1, MOST);
        var ids = open.stream().map(task -> task.plan().taskId()).collect(Collectors.toSet());
        var waits = new ArrayList<WaitingBody>();
        var ready = new ArrayList<ReadModel.Task>();
        for (var task : open) {
            var id = task.plan().taskId();
            if (!task.status().equals("PENDING") || underWay.contains(id)) {
                continue;
            }
            var before = before(task);
            before.retainAll(ids);
            if (before.isEmpty()) {
                ready.add(task);
            } else {
                waits.add(reasons.dependency(id, before, task.plan().plannedAt()));
            }
        }
        if (!ready.isEmpty() && !underWay.isEmpty()) {
            var names = ready.stream().map(task -> task.plan().taskId()).toList();
            waits.addFirst(reasons.limit(names, readySince(row, ready.getFirst())));
        }
        return waits;
    }

    private static List<String> before(ReadModel.Task task) {
        var before = new ArrayList<String>();
        Json.read(task.plan().dependsOn()).forEach(other -> before.add(other.asText()));
        return before;
    }

    /** When it was planned, or when the last task before it ended; null when that is not known. */
    private Long readySince(SessionRow row, ReadModel.Task task) {
        var planned = task.plan().plannedAt();
        var freed = readModel.lastEnd(row.id(), before(task));
        return planned == null ? null : (Long) Math.max(planned, freed.orElse(planned));
    }
}
