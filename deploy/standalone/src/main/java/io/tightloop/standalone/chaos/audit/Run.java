package io.tightloop.standalone.chaos.audit;

import io.tightloop.schemas.Handoff;
import io.tightloop.standalone.chaos.audit.Notebook.Count;
import java.util.Set;

/** Who holds the baton of a session, in which iteration, and whether it goes on. */
final class Run {
    private static final Set<String> DISPATCHES = Set.of("PlanDispatched", "TaskDispatched", "VerificationDispatched");
    private static final Set<String> HANDOFFS = Set.of("PlanConfirmed", "ExecutionFinished", "LoopContinued");
    private static final Set<String> ACTS = Set.of(
            "PlanDispatched",
            "PlanStarted",
            "PlanProposed",
            "PlanConfirmed",
            "TaskDispatched",
            "TaskStarted",
            "TaskDelegated",
            "TaskSucceeded",
            "ExecutionFinished",
            "VerificationDispatched",
            "VerificationStarted",
            "CriterionVerified",
            "LoopContinued",
            "ConfirmationRequested",
            "SessionSuspended",
            "SuspensionPolled",
            "StatusChanged");

    private final Notebook notebook;
    private boolean started;
    private String end = "";
    private boolean archived;
    private Source holder = Source.PLAN;
    private long start;
    private int count;
    private int iteration = 1;
    private boolean suspended;
    private boolean awaiting;
    private byte parked;

    Run(Notebook notebook) {
        this.notebook = notebook;
    }

    boolean started() {
        return started;
    }

    boolean live() {
        return started && end.isEmpty();
    }

    boolean archived() {
        return archived;
    }

    /** How it ended, when it has. */
    String end() {
        return end;
    }

    Source holder() {
        return holder;
    }

    /** Whether it can never go on: nothing more of its work need be remembered. */
    boolean over() {
        return archived || end.equals("COMPLETED");
    }

    /** Whether a service, and nobody else, is to move it. */
    boolean moves() {
        return live() && !suspended && !awaiting && parked == 0;
    }

    void parked(String service, boolean isParked) {
        int bit = service.equals("planner") ? 1 : service.equals("executor") ? 2 : 4;
        parked = (byte) (isParked ? parked | bit : parked & ~bit);
    }

    /** Takes what the holder wrote, in order. */
    void take(Entry event) {
        String type = event.type();
        if (!type.equals("SessionStarted") && ACTS.contains(type) && !live()) {
            broken(Invariant.ONE_END, event, "%s of a session that %s", type, state());
        }
        if (suspended && (DISPATCHES.contains(type) || HANDOFFS.contains(type))) {
            broken(Invariant.SUSPENSION, event, "%s of a suspended session", type);
        }
        if (event.value("iteration") instanceof Integer at && !type.startsWith("Task")) {
            iteration(event, at);
        }
        switch (type) {
            case "SessionStarted" -> started(event);
            case "PlanConfirmed", "ExecutionFinished", "LoopContinued" -> handOff(event);
            case "SessionEnded" -> ended(event);
            case "SessionResumed" -> resumed(event);
            case "SessionArchived" -> archived(event);
            case "SessionSuspended" -> suspended = true;
            case "SuspensionEnded" -> suspended = false;
            case "StatusChanged" -> awaiting = event.text("status").equals("AWAITING");
            default -> {}
        }
    }

    private void started(Entry event) {
        if (started) {
            broken(Invariant.ONE_END, event, "the session is started a second time");
        }
        started = true;
        start = (Long) event.value("start");
        notebook.add(Count.STARTED);
        notebook.add(Count.RUNS);
    }

    private void handOff(Entry event) {
        Handoff handoff = (Handoff) event.value("handoff");
        if (handoff.getStart() != start || handoff.getCount() != count + 1) {
            broken(
                    Invariant.RISING_TERM,
                    event,
                    "term (%d, %d) comes after (%d, %d)",
                    handoff.getStart(),
                    handoff.getCount(),
                    start,
                    count);
        }
        count = Math.max(count, handoff.getCount());
        awaiting = false;
        holder = event.source().next();
    }

    private void ended(Entry event) {
        if (!end.isEmpty()) {
            broken(Invariant.ONE_END, event, "it ends a second time, %s after %s", event.text("status"), end);
        }
        if (suspended) {
            broken(Invariant.SUSPENSION, event, "it ends and is still suspended");
        }
        end = event.text("status");
        awaiting = false;
        suspended = false;
    }

    private void resumed(Entry event) {
        if (end.isEmpty() || over()) {
            broken(Invariant.ONE_END, event, "it goes on and %s", state());
        }
        notebook.add(Count.RUNS);
        end = "";
        awaiting = false;
    }

    private void archived(Entry event) {
        if (end.isEmpty() || archived) {
            broken(Invariant.ONE_END, event, "it is archived and %s", state());
        }
        archived = true;
        notebook.add(Count.ARCHIVED);
    }

    private void iteration(Entry event, int at) {
        int expected = iteration + (event.type().equals("LoopContinued") ? 1 : 0);
        if (at != expected) {
            broken(Invariant.ITERATION, event, "%s of iteration %d in iteration %d", event.type(), at, iteration);
        }
        iteration = Math.max(iteration, at);
    }

    private String state() {
        String what = end.isEmpty() ? "was not started" : "has ended as " + end;
        return archived ? "is archived" : started && end.isEmpty() ? "goes on" : what;
    }

    private void broken(Invariant invariant, Entry event, String what, Object... arguments) {
        notebook.broken(invariant, event, what, arguments);
    }

    /** Counts the session by what it does now. */
    void settled() {
        if (archived) {
            return;
        }
        if (!end.isEmpty()) {
            notebook.ended(end);
            return;
        }
        notebook.add(Count.LIVE);
        notebook.add(
                parked != 0 ? Count.PARKED : suspended ? Count.SUSPENDED : awaiting ? Count.AWAITING : Count.RUNNING);
    }
}
