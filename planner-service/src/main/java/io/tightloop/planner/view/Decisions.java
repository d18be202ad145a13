package io.tightloop.planner.view;

import io.tightloop.schemas.CheckpointReached;
import io.tightloop.schemas.DiscoveryNoted;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanProposed;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionParked;
import io.tightloop.schemas.SessionRedriven;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskRemoved;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The decisions of the services, in words. */
final class Decisions {
    private Decisions() {}

    static Optional<Noted> of(SpecificRecord event) {
        return Optional.ofNullable(
                switch (event) {
                    case SessionStarted e ->
                        Noted.decision(e.getSessionId(), e.getAt(), 1, "", "started: " + e.getGoal(), e.getBy());
                    case PlanProposed e -> proposed(e);
                    case PlanConfirmed e -> confirmed(e);
                    case PlanRejected e -> rejected(e);
                    case TaskEscalated e -> escalated(e);
                    case TaskDelegated e -> delegated(e);
                    case TaskRemoved e ->
                        Noted.decision(e.getSessionId(), e.getAt(), 0, e.getTaskId(), e.getReason(), e.getBy());
                    case CheckpointReached e -> checkpoint(e);
                    case TaskDiscovered e -> discovered(e);
                    case DiscoveryNoted e -> noted(e);
                    case LoopContinued e -> looped(e);
                    default -> session(event);
                });
    }

    private static Noted session(SpecificRecord event) {
        return switch (event) {
            case ResultIgnored e when e.getIteration() == 0 -> null;
            case ResultIgnored e ->
                Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), e.getSubject(), e.getReason());
            case SessionEnded e -> ended(e);
            case SessionResumed e ->
                Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), "", "goes on in " + e.getPhase());
            case SessionParked e ->
                Noted.decision(
                        e.getSessionId(),
                        e.getAt(),
                        0,
                        e.getService(),
                        "parked: %s (%s@%d)".formatted(e.getCause(), e.getTopic(), e.getOffset()));
            case SessionRedriven e ->
                Noted.decision(
                        e.getSessionId(),
                        e.getAt(),
                        0,
                        e.getService(),
                        e.getSkipped() ? "redriven; a record was left out" : "redriven",
                        e.getBy());
            default -> null;
        };
    }

    private static Noted proposed(PlanProposed e) {
        return Noted.decision(
                e.getSessionId(),
                e.getAt(),
                e.getIteration(),
                "",
                "draft %d with %d tasks".formatted(e.getDraft(), e.getTasks()));
    }

    private static Noted confirmed(PlanConfirmed e) {
        var planned = e.getTasks() == 1 ? "1 task planned" : e.getTasks() + " tasks planned";
        var summary = planned + unproven(e.getUnproven());
        return Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), "", summary);
    }

    private static Noted rejected(PlanRejected e) {
        var summary = "attempt %d: %s".formatted(e.getAttempt(), String.join("; ", e.getErrors()));
        return Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), "plan", summary);
    }

    private static Noted escalated(TaskEscalated e) {
        var summary = "from %s to %s: %s".formatted(e.getFrom(), e.getTo(), e.getReason());
        return Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), e.getTaskId(), summary);
    }

    private static Noted delegated(TaskDelegated e) {
        var summary = "attempt %d is left to %s".formatted(e.getAttempt(), String.join(", ", e.getSessions()));
        return Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), e.getTaskId(), summary);
    }

    private static Noted checkpoint(CheckpointReached e) {
        var summary = "checkpoint %d: %s".formatted(e.getNumber(), String.join(", ", e.getTasks()));
        return Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), "", summary);
    }

    private static Noted discovered(TaskDiscovered e) {
        var source = e.getSource().name().toLowerCase(Locale.ROOT);
        var from = e.getSubject().isEmpty() ? source : source + " " + e.getSubject();
        var summary = "%s: %s (%s)".formatted(e.getSeverity(), e.getTitle(), from);
        return Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), e.getDiscoveryId(), summary);
    }

    private static Noted noted(DiscoveryNoted e) {
        var summary = "%s: %s, not planned: %s".formatted(e.getSeverity(), e.getTitle(), e.getReason());
        return Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), "", summary);
    }

    private static Noted looped(LoopContinued e) {
        var summary = "iteration %d follows: %d discovered, %d duplicates so far"
                .formatted(e.getIteration(), e.getDiscovered(), e.getDuplicates());
        return Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), "", summary);
    }

    private static Noted ended(SessionEnded e) {
        var summary = Noted.said(e.getStatus().name(), e.getReason()) + unproven(e.getUnproven());
        return Noted.decision(e.getSessionId(), e.getAt(), e.getIteration(), "", summary);
    }

    private static String unproven(List<String> criteria) {
        return criteria.isEmpty() ? "" : "; unproven: " + String.join(", ", criteria);
    }
}
