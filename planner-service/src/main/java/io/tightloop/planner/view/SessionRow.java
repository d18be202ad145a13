package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A session as last heard of; times in ms since the epoch. What sets status, phase and iteration is ordered by {@link
 * Step}; everything else has a single writer.
 *
 * @param runStart offset of the run's StartSession; -1 until SessionStarted is known
 * @param startedAt null until SessionStarted is known: such a row is not shown
 * @param unproven JSON list, null while the session goes on
 * @param counts JSON object, null when the ending service did not know them
 * @param heard how far each service has told of it, {@link Heard}: changes with every event about the session
 * @param parked JSON object of the services that cannot read what was written about the session, each with the cause
 */
@MappedEntity("sessions")
public record SessionRow(
        @Id String id,
        long runStart,
        String name,
        String goal,
        String mode,
        String labels,
        String startedBy,
        @Nullable Long startedAt,
        String status,
        String phase,
        int iteration,
        int stepHolder,
        long stepOffset,
        @Nullable String reason,
        @Nullable String unproven,
        @Nullable String counts,
        @Nullable Long endedAt,
        @Nullable Long archivedAt,
        String heard,
        String parked,
        long updatedAt) {
    private static final String NOWHERE = "{}";

    static SessionRow unknown(String id) {
        return new SessionRow(
                id,
                -1,
                "",
                "",
                "",
                "{}",
                "",
                null,
                "RUNNING",
                "PLAN",
                1,
                -1,
                -1,
                null,
                null,
                null,
                null,
                null,
                Heard.NOTHING,
                NOWHERE,
                0);
    }

    /** A later start of the same id is a new run and begins with a new row. */
    SessionRow started(SessionStarted event) {
        var row = runStart >= 0 && event.getStart() > runStart ? unknown(id) : this;
        return new SessionRow(
                        id,
                        Math.max(row.runStart, event.getStart()),
                        event.getName(),
                        event.getGoal(),
                        event.getMode().name(),
                        Json.write(event.getLabels()),
                        event.getBy(),
                        event.getAt(),
                        row.status,
                        row.phase,
                        row.iteration,
                        row.stepHolder,
                        row.stepOffset,
                        row.reason,
                        row.unproven,
                        row.counts,
                        row.endedAt,
                        row.archivedAt,
                        heard,
                        row.parked,
                        row.updatedAt)
                .goesOn(Step.opens(Phase.PLAN, 1), "RUNNING", Phase.PLAN, 1);
    }

    /** A handoff, a resumption, or a change between RUNNING and AWAITING. */
    SessionRow goesOn(Step step, String next, Phase nextPhase, int nextIteration) {
        return isOld(step) ? this : at(step, next, nextPhase, nextIteration, null, null, null, null);
    }

    SessionRow ended(Step step, SessionEnded event) {
        if (isOld(step)) {
            return this;
        }
        var counted = event.getCounts() == null ? null : event.getCounts().toString();
        return at(
                step,
                event.getStatus().name(),
                event.getPhase(),
                event.getIteration(),
                event.getReason(),
                Json.write(event.getUnproven()),
                counted,
                event.getAt());
    }

    SessionRow archived(SessionArchived event) {
        return with(event.getAt(), heard, parked, updatedAt);
    }

    SessionRow heardOf(long at, Teller teller, Place place) {
        return with(archivedAt, Heard.later(heard, teller, place.offset()), parked, Math.max(updatedAt, at));
    }

    SessionRow parkedIn(String service, String cause) {
        var services = new TreeMap<>(Json.texts(parked));
        services.put(service, cause);
        return with(archivedAt, heard, Json.write(services), updatedAt);
    }

    SessionRow redrivenIn(String service) {
        var services = new TreeMap<>(Json.texts(parked));
        services.remove(service);
        return with(archivedAt, heard, Json.write(services), updatedAt);
    }

    /** Where it is parked and why; empty when nowhere, or when it has ended anyway. */
    public Optional<String> parking() {
        return endedAt != null || parked.equals(NOWHERE)
                ? Optional.empty()
                : Optional.of(Json.texts(parked).entrySet().stream()
                        .map(service -> "parked in the " + service.getKey() + ": " + service.getValue())
                        .collect(Collectors.joining("; ")));
    }

    /** The status to show: FAILED while it is parked. */
    public String shownStatus() {
        return parking().isPresent() ? "FAILED" : status;
    }

    private SessionRow with(Long archived, String told, String parkings, long latest) {
        return new SessionRow(
                id,
                runStart,
                name,
                goal,
                mode,
                labels,
                startedBy,
                startedAt,
                status,
                phase,
                iteration,
                stepHolder,
                stepOffset,
                reason,
                unproven,
                counts,
                endedAt,
                archived,
                told,
                parkings,
                latest);
    }

    private boolean isOld(Step step) {
        return step.compareTo(new Step(stepHolder, stepOffset)) <= 0;
    }

    private SessionRow at(
            Step step,
            String nextStatus,
            Phase nextPhase,
            int nextIteration,
            String why,
            String open,
            String counted,
            Long end) {
        return new SessionRow(
                id,
                runStart,
                name,
                goal,
                mode,
                labels,
                startedBy,
                startedAt,
                nextStatus,
                nextPhase.name(),
                nextIteration,
                step.holder(),
                step.offset(),
                why,
                open,
                counted,
                end,
                archivedAt,
                heard,
                parked,
                updatedAt);
    }
}
