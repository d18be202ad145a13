package io.tightloop.planner.planning;

import io.tightloop.planner.planning.Event.Outcome;
import io.tightloop.planner.planning.Event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides for a session: starts it, plans each iteration, ends and resumes it while the planner holds the baton. */
public final class PlanningDecider {
    private PlanningDecider() {}

    public static List<Event> decide(Input input, PlanningState state) {
        return switch (input) {
            case Input.StartSession start -> start(start, state.root());
            case Input.SendSignal signal -> Signals.decide(signal, state);
            case Input.AnswerConfirmation answer -> Confirmations.decide(answer, state);
            case Input.WaiveCriterion waive -> Waivers.decide(waive, state);
            case Input.EditTasks edit -> Edits.decide(edit, state);
            case Input.ArchiveSession archive -> archive(archive.command(), state.root());
            case Input.KeepDiscovery keep -> keep(keep.discovery(), state);
            case Input.NoteWaiver waiver -> noteWaiver(waiver, state);
            case Input.TakeBaton baton -> takeBaton(baton, state.root());
            case Input.Proceed proceed -> NextStep.decide(proceed, state);
            case Input.Interrupt interrupt -> interrupt(interrupt, state);
            case Input.Park park -> park(park, state);
            case Input.Work work -> PlanAttempts.decide(work, state);
        };
    }

    private static List<Event> start(Input.StartSession start, Planning root) {
        Command command = start.command();
        String existing = root.known() ? root.digest() : command.tombstone();
        if (existing != null) {
            return existing.equals(start.digest())
                    ? List.of(new Event.CommandAccepted(command, Outcome.EXISTING, "", root.iteration()))
                    : Answers.rejected(command, root, Rejection.CONFLICT, "the session exists with another brief");
        }
        Optional<FieldError> unsupported = BriefRules.unsupported(start.brief());
        if (unsupported.isPresent()) {
            return Answers.rejected(
                    command, root, Rejection.UNSUPPORTED, unsupported.get().toString());
        }
        List<FieldError> errors = BriefRules.errors(start.brief());
        return errors.isEmpty()
                ? started(start)
                : Answers.rejected(command, root, Rejection.INVALID, Answers.listing(errors));
    }

    private static List<Event> started(Input.StartSession start) {
        Command command = start.command();
        List<Event> events = new ArrayList<>();
        events.add(new Event.CommandAccepted(command, Outcome.CREATED, "", 1));
        events.add(new Event.SessionStarted(start.brief(), start.digest(), start.start(), command.by(), command.at()));
        for (Criterion criterion : start.brief().criteria()) {
            events.add(new Event.CriterionDefined(events.size() - 2, criterion, command.at()));
        }
        return events;
    }

    private static List<Event> archive(Command command, Planning root) {
        return switch (root.status()) {
            case IDLE -> Answers.unknown(command);
            case PLANNING, DRAFTING, AWAITING ->
                Answers.rejected(command, root, Rejection.NOT_ENDED, "the session is being planned");
            case HANDED_OVER -> List.of();
            case ENDED -> List.of(Answers.accepted(command, root, ""), new Event.SessionArchived());
        };
    }

    private static List<Event> keep(Discovery discovery, PlanningState state) {
        Planning root = state.root();
        boolean late = root.status() != Status.HANDED_OVER || discovery.iteration() != root.iteration();
        return late || state.plans().noted(discovery.iteration(), discovery.id())
                ? List.of()
                : List.of(new Event.DiscoveryKept(root.discovered(), discovery));
    }

    private static List<Event> noteWaiver(Input.NoteWaiver waiver, PlanningState state) {
        return state.root().known() && !state.plans().waived(waiver.criterionId())
                ? List.of(new Event.WaiverNoted(waiver.criterionId()))
                : List.of();
    }

    private static List<Event> takeBaton(Input.TakeBaton baton, Planning root) {
        return root.status() == Status.HANDED_OVER && baton.iteration() > root.iteration()
                ? List.of(new Event.BatonTaken(baton.iteration(), baton.discovered(), baton.limits(), baton.tokens()))
                : List.of();
    }

    private static List<Event> interrupt(Input.Interrupt interrupt, PlanningState state) {
        return state.root().active()
                ? Ends.events(state, EndStatus.INTERRUPTED, interrupt.reason(), interrupt.at())
                : List.of();
    }

    /** A baton that came back and could not be handled belongs to the iteration after the one handed over. */
    private static List<Event> park(Input.Park park, PlanningState state) {
        int next = state.root().iteration() + 1;
        return switch (state.root().status()) {
            case IDLE, ENDED -> List.of();
            case PLANNING, DRAFTING, AWAITING -> Ends.events(state, EndStatus.FAILED, park.cause(), park.at());
            case HANDED_OVER ->
                List.of(new Event.SessionEnded(
                        EndStatus.FAILED, park.cause(), next, Unproven.of(state, next), park.at()));
        };
    }
}
