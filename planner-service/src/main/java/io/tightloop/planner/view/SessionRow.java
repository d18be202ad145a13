package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.rows.Json;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.Usage;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A session as last heard of; times in ms since the epoch. What sets status, phase and iteration is ordered by {@link
 * Step}, and so is its suspension; everything else has a single writer.
 *
 * @param runStart offset of the run's StartSession; -1 until SessionStarted is known
 * @param startedAt null until SessionStarted is known: such a row is not shown
 * @param unproven JSON list, null while the session goes on
 * @param counts JSON object, null when the ending service did not know them
 * @param heard how far each service has told of it, {@link Heard}: changes with every event about the session
 * @param parked JSON object of the services that cannot read what was written about the session, each with the cause
 * @param suspendedAt since when it is suspended; null when it is not
 * @param suspension JSON of what it is suspended for, {@link Suspended}; null when it is not
 * @param parentSession the session it was started for; null for none
 * @param parentTask the task of that session that waits for it; null for none
 * @param inputTokens tokens that all attempts of the session read, over all runs of its id
 * @param outputTokens tokens that they wrote
 * @param savedTokens tokens that they did not have to read again
 * @param work {@link SessionWork} of this run
 * @param stays {@link Stays} of this run of which one end is known
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
        long updatedAt,
        @Nullable Long suspendedAt,
        @Nullable String suspension,
        int suspensionHolder,
        long suspensionOffset,
        @Nullable String parentSession,
        @Nullable String parentTask,
        long inputTokens,
        long outputTokens,
        long savedTokens,
        String work,
        String stays) {
    static final String NOWHERE = "{}";

    static SessionRow unknown(String id) {
        return new SessionEdit(id).row();
    }

    /** Whether a start is a later one of the same id. */
    boolean isStartedAnewBy(SessionStarted event) {
        return runStart >= 0 && event.getStart() > runStart;
    }

    /** A later start of the same id is a new run and begins with a new row. */
    SessionRow started(SessionStarted event) {
        var edit = isStartedAnewBy(event) ? new SessionEdit(id) : new SessionEdit(this);
        edit.runStart = Math.max(edit.runStart, event.getStart());
        edit.name = event.getName();
        edit.goal = event.getGoal();
        edit.mode = event.getMode().name();
        edit.labels = Json.write(event.getLabels());
        edit.startedBy = event.getBy();
        edit.startedAt = event.getAt();
        edit.heard = heard;
        edit.inputTokens = inputTokens;
        edit.outputTokens = outputTokens;
        edit.savedTokens = savedTokens;
        var parent = event.getParent();
        edit.parentSession = parent == null ? null : parent.getSessionId();
        edit.parentTask = parent == null || parent.getTaskId().isEmpty() ? null : parent.getTaskId();
        return edit.row().goesOn(Step.opens(Phase.PLAN, 1), "RUNNING", Phase.PLAN, 1);
    }

    /** A handoff, a resumption, or a change between RUNNING and AWAITING. */
    SessionRow goesOn(Step step, String next, Phase nextPhase, int nextIteration) {
        return at(step, edit -> {
            edit.status = next;
            edit.phase = nextPhase.name();
            edit.iteration = nextIteration;
            edit.reason = null;
            edit.unproven = null;
            edit.counts = null;
            edit.endedAt = null;
        });
    }

    SessionRow ended(Step step, SessionEnded event) {
        return at(step, edit -> {
                    edit.status = event.getStatus().name();
                    edit.phase = event.getPhase().name();
                    edit.iteration = event.getIteration();
                    edit.reason = event.getReason();
                    edit.unproven = Json.write(event.getUnproven());
                    edit.counts =
                            event.getCounts() == null ? null : event.getCounts().toString();
                    edit.endedAt = event.getAt();
                })
                .unsuspended(step);
    }

    SessionRow suspended(Step step, SessionSuspended event) {
        return suspended(step, Suspended.of(event));
    }

    SessionRow polled(Step step, SuspensionPolled event) {
        return waiting().map(known -> suspended(step, known.polled(event))).orElse(this);
    }

    /** Its suspension is over. */
    SessionRow unsuspended(Step step) {
        return suspended(step, (Suspended) null);
    }

    SessionRow archived(SessionArchived event) {
        return with(edit -> edit.archivedAt = event.getAt());
    }

    /** What was told of it, up to these offsets. */
    SessionRow heardOf(Heard told) {
        return with(edit -> {
            edit.heard = told.and(heard);
            edit.updatedAt = Math.max(updatedAt, told.at());
        });
    }

    /** An attempt of it used tokens; what was heard before is counted already. */
    SessionRow uses(Usage usage, Teller teller, Place place) {
        if (new Heard(heard).includes(teller, place.offset())) {
            return this;
        }
        return with(edit -> {
            edit.inputTokens += usage.getInputTokens();
            edit.outputTokens += usage.getOutputTokens();
            edit.savedTokens += usage.getSavedTokens();
        });
    }

    /** So much more of this was done. */
    SessionRow did(SessionFigure figure, long more) {
        return with(edit -> edit.work = SessionWork.of(work).and(figure, more).text());
    }

    /** It has come to or left a phase. */
    SessionRow moved(Stays.Known known, UnaryOperator<Stays> change) {
        return with(edit -> edit.stays = change.apply(new Stays(stays, known)).text());
    }

    SessionRow parkedIn(String service, String cause) {
        var services = new TreeMap<>(Json.texts(parked));
        services.put(service, cause);
        return with(edit -> edit.parked = Json.write(services));
    }

    SessionRow redrivenIn(String service) {
        var services = new TreeMap<>(Json.texts(parked));
        services.remove(service);
        return with(edit -> edit.parked = Json.write(services));
    }

    /** The services that it is parked in, each with the cause; none when it has ended anyway. */
    public SortedMap<String, String> parkings() {
        return endedAt != null || parked.equals(NOWHERE) ? new TreeMap<>() : Json.texts(parked);
    }

    /** Where it is parked and why, in words; empty when nowhere. */
    public Optional<String> parking() {
        return parkings().entrySet().stream()
                .map(service -> "parked in the " + service.getKey() + ": " + service.getValue())
                .reduce((one, other) -> one + "; " + other);
    }

    /** Offset of the last that this service has told of it; -1 for nothing. */
    public long lastTold(String service) {
        return new Heard(heard).of(Teller.valueOf(service.toUpperCase(Locale.ROOT)));
    }

    /** What it is suspended for; empty when it is not. */
    public Optional<Suspended> waiting() {
        return Optional.ofNullable(suspension).map(column -> Json.read(column, Suspended.class));
    }

    /** The status to show: FAILED while it is parked, SUSPENDED while it is suspended. */
    public String shownStatus() {
        if (parking().isPresent()) {
            return "FAILED";
        }
        return endedAt == null && suspendedAt != null ? "SUSPENDED" : status;
    }

    private SessionRow suspended(Step step, Suspended next) {
        if (step.compareTo(new Step(suspensionHolder, suspensionOffset)) <= 0) {
            return this;
        }
        return with(edit -> {
            edit.suspensionStep = step;
            edit.suspendedAt = next == null ? null : (Long) next.since();
            edit.suspension = next == null ? null : Json.write(next);
        });
    }

    private SessionRow at(Step step, Consumer<SessionEdit> change) {
        return step.compareTo(new Step(stepHolder, stepOffset)) <= 0
                ? this
                : with(edit -> {
                    edit.step = step;
                    change.accept(edit);
                });
    }

    private SessionRow with(Consumer<SessionEdit> change) {
        var edit = new SessionEdit(this);
        change.accept(edit);
        return edit.row();
    }
}
