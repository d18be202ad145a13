package io.tightloop.standalone.simulation;

import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanDispatched;
import io.tightloop.schemas.PlanProposed;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.StatusChanged;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.VerificationDispatched;
import io.tightloop.schemas.VerificationStarted;
import io.tightloop.schemas.WorkItem;
import org.apache.avro.specific.SpecificRecord;

/** One holder at a time, one end for each run and each resumption, and iterations that never fall. */
final class RunRules implements Witness {
    private boolean started;
    private boolean ended;
    private boolean archived;
    private EndStatus end = EndStatus.UNKNOWN;
    private String holder = "";
    private int iteration;

    boolean started() {
        return started;
    }

    boolean ended() {
        return ended;
    }

    boolean archived() {
        return archived;
    }

    /** Whether CONTINUE may resume it. */
    boolean canGoOn() {
        return ended && !archived && end != EndStatus.COMPLETED;
    }

    boolean running() {
        return started && !ended && !archived;
    }

    /** The service that acts, or that the baton is on its way to; empty for none. */
    String holder() {
        return holder;
    }

    @Override
    public void event(String service, SpecificRecord event) {
        switch (event) {
            case SessionStarted session -> started(service);
            case PlanConfirmed plan -> handOff(service, "executor", plan.getIteration());
            case ExecutionFinished execution -> handOff(service, "reviewer", execution.getIteration());
            case LoopContinued loop -> loops(service, loop);
            case SessionEnded end -> ended(service, end);
            case SessionResumed resumed -> resumed(service, resumed);
            case SessionArchived gone -> archived(service, gone);
            case PlanDispatched sent -> acts(service, event);
            case PlanProposed proposed -> acts(service, event);
            case TaskDispatched sent -> acts(service, event);
            case TaskStarted claimed -> acts(service, event);
            case TaskSucceeded succeeded -> acts(service, event);
            case VerificationDispatched sent -> acts(service, event);
            case VerificationStarted claimed -> acts(service, event);
            case ConfirmationRequested asked -> acts(service, event);
            case SessionSuspended waits -> acts(service, event);
            case SuspensionPolled polled -> acts(service, event);
            case TaskDelegated delegated -> acts(service, event);
            case StatusChanged changed -> acts(service, event);
            default -> {}
        }
    }

    @Override
    public void item(String service, WorkItem item) {
        acts(service, item);
    }

    private void started(String service) {
        if (service.equals("planner")) {
            Violation.unless(!started, "the session is started twice");
            started = true;
            holder = "planner";
        }
    }

    private void loops(String service, LoopContinued loop) {
        Violation.unless(
                loop.getIteration() == iteration + 1
                        && loop.getIteration() <= loop.getLimits().getMaxIterations(),
                "the loop goes from iteration %d to %d",
                iteration,
                loop.getIteration());
        handOff(service, "planner", loop.getIteration());
    }

    private void handOff(String service, String next, int at) {
        Violation.unless(running() && service.equals(holder), "the %s hands off: it does not act", service);
        holder = next;
        rises(at);
    }

    private void ended(String service, SessionEnded ending) {
        Violation.unless(service.equals(holder), "the %s ends what it does not hold", service);
        Violation.unless(running(), "the session ends twice, the second time %s", ending.getStatus());
        Violation.unless(
                ending.getStatus() != EndStatus.FAILED || !ending.getReason().contains("unexpected error"),
                "a turn of the %s failed: %s",
                service,
                ending.getReason());
        ended = true;
        end = ending.getStatus();
        rises(ending.getIteration());
    }

    private void resumed(String service, SessionResumed resumed) {
        Violation.unless(service.equals(holder) && ended && !archived, "the %s resumes what has not ended", service);
        ended = false;
        rises(resumed.getIteration());
    }

    private void archived(String service, SessionArchived gone) {
        if (gone.getOrigin().equals(service)) {
            Violation.unless(service.equals(holder) && ended && !archived, "the %s archives what it may not", service);
            archived = true;
            holder = "";
        }
    }

    private void acts(String service, SpecificRecord event) {
        Violation.unless(
                running() && service.equals(holder),
                "%s of the %s: it does not act",
                event.getSchema().getName(),
                service);
    }

    private void rises(int at) {
        Violation.unless(at >= iteration, "iteration %d comes after %d", at, iteration);
        iteration = at;
    }
}
