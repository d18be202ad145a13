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
            case Input.ArchiveSession archive -> archive(archive.command(), state.root());
            case Input.NoteDiscovery note -> note(note.discovery(), state);
            case Input.TakeBaton baton -> takeBaton(baton, state.root());
            case Input.Proceed proceed -> plan(state, proceed.at());
            case Input.Park park -> park(park, state);
        };
    }

    private static List<Event> start(Input.StartSession start, Planning root) {
        String existing = root.known() ? root.digest() : start.command().tombstone();
        if (existing != null) {
            return existing.equals(start.digest())
                    ? List.of(new Event.CommandAccepted(start.command(), Outcome.EXISTING))
                    : Answers.rejected(start.command(), Rejection.CONFLICT, "the session exists with another brief");
        }
        Optional<FieldError> unsupported = BriefRules.unsupported(start.brief());
        if (unsupported.isPresent()) {
            return Answers.rejected(
                    start.command(), Rejection.UNSUPPORTED, unsupported.get().toString());
        }
        List<FieldError> errors = BriefRules.errors(start.brief());
        return errors.isEmpty()
                ? started(start)
                : Answers.rejected(start.command(), Rejection.INVALID, Answers.listing(errors));
    }

    private static List<Event> started(Input.StartSession start) {
        long at = start.command().at();
        List<Event> events = new ArrayList<>();
        events.add(new Event.CommandAccepted(start.command(), Outcome.CREATED));
        events.add(new Event.SessionStarted(start.brief(), start.digest(), start.start(), start.by(), at));
        for (Criterion criterion : start.brief().criteria()) {
            events.add(new Event.CriterionDefined(events.size() - 2, criterion, at));
        }
        return events;
    }

    private static List<Event> archive(Command command, Planning root) {
        return switch (root.status()) {
            case IDLE -> Answers.unknown(command);
            case PLANNING -> Answers.rejected(command, Rejection.NOT_ENDED, "the session is being planned");
            case HANDED_OVER -> List.of();
            case ENDED -> List.of(new Event.CommandAccepted(command, Outcome.APPLIED), new Event.SessionArchived());
        };
    }

    private static List<Event> note(Discovery discovery, PlanningState state) {
        Planning root = state.root();
        boolean late = root.status() != Status.HANDED_OVER || discovery.iteration() != root.iteration();
        return late || state.plans().noted(discovery.iteration(), discovery.id())
                ? List.of()
                : List.of(new Event.DiscoveryNoted(root.discovered(), discovery));
    }

    private static List<Event> takeBaton(Input.TakeBaton baton, Planning root) {
        return root.status() == Status.HANDED_OVER && baton.iteration() > root.iteration()
                ? List.of(new Event.BatonTaken(baton.iteration(), baton.limits()))
                : List.of();
    }

    private static List<Event> plan(PlanningState state, long at) {
        Planning root = state.root();
        if (root.status() != Status.PLANNING) {
            return List.of();
        }
        List<NextPlan.Step> steps = NextPlan.of(root, state.plans());
        List<Event> events = new ArrayList<>();
        for (NextPlan.Step step : steps) {
            int ordinal = root.planned() + events.size();
            events.add(new Event.TaskPlanned(root.iteration(), ordinal, step.run(), step.task(), at));
        }
        events.add(new Event.PlanConfirmed(root.iteration(), root.limits(), steps.size(), at));
        return events;
    }

    /** A baton that came back and could not be handled belongs to the iteration after the one handed over. */
    private static List<Event> park(Input.Park park, PlanningState state) {
        Planning root = state.root();
        return switch (root.status()) {
            case IDLE, ENDED -> List.of();
            case PLANNING -> List.of(ended(park, state, root.iteration()));
            case HANDED_OVER -> List.of(ended(park, state, root.iteration() + 1));
        };
    }

    private static Event ended(Input.Park park, PlanningState state, int iteration) {
        return new Event.SessionEnded(
                EndStatus.FAILED, park.cause(), iteration, Answers.unproven(state, iteration), park.at());
    }
}
