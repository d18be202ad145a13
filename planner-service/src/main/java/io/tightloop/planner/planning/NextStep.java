package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done next while the planner acts: end at a limit, ask for a plan, ask about it, or hand it over. */
final class NextStep {
    /** Ordinals that one iteration has. */
    private static final int ORDINALS = 20_000;

    private final PlanningState state;
    private final Planning root;
    private final Input.Proceed proceed;

    private NextStep(PlanningState state, Input.Proceed proceed) {
        this.state = state;
        this.root = state.root();
        this.proceed = proceed;
    }

    static List<Event> decide(Input.Proceed proceed, PlanningState state) {
        if (!state.root().active()) {
            return List.of();
        }
        Optional<String> limit = LimitRules.hit(state.root(), proceed.at());
        return limit.isPresent()
                ? Ends.events(state, EndStatus.EXHAUSTED, limit.get(), proceed.at())
                : new NextStep(state, proceed).next();
    }

    private List<Event> next() {
        return switch (root.status()) {
            case PLANNING -> plan();
            case DRAFTING ->
                root.attempts().live() == null && root.attempts().retryAt() == 0 ? dispatched() : List.of();
            case IDLE, AWAITING, HANDED_OVER, ENDED -> List.of();
        };
    }

    private List<Event> plan() {
        boolean drafted = root.draft().tasks() > 0;
        if (!drafted && NextPlan.byAgent(root, state.plans())) {
            return dispatched();
        }
        List<Step> steps = drafted ? state.plans().draft() : NextPlan.of(root, state.plans());
        if (steps.isEmpty() || !root.setup().confirmPlan() || root.draft().approved()) {
            return confirmed(steps);
        }
        List<Event> events = new ArrayList<>();
        if (!drafted) {
            events.add(new Event.DraftWritten(steps, root.draft().edited()));
        }
        events.addAll(proposed(steps));
        return events;
    }

    private List<Event> dispatched() {
        String queue = root.setup().source().queue();
        if (!state.surroundings().knowsQueue(queue)) {
            return PlanAttempts.withoutQueue(queue, state, proceed.at());
        }
        List<Event> events = new ArrayList<>();
        if (root.draft().awaiting()) {
            events.add(new Event.StatusChanged(false, root.iteration(), proceed.at()));
        }
        int attempt = root.attempts().tries() + 1;
        String workId = WorkIds.of(root.start(), proceed.nonce(), root.iteration(), attempt);
        events.add(new Event.PlanDispatched(workId, attempt, queue, root.iteration(), proceed.at()));
        return events;
    }

    private List<Event> proposed(List<Step> steps) {
        int iteration = root.iteration();
        int draft = root.draft().number() + 1;
        List<Event> events = new ArrayList<>();
        for (Step step : steps) {
            events.add(new Event.TaskProposed(iteration, draft, ordinal(events.size()), step.task(), proceed.at()));
        }
        events.add(new Event.PlanProposed(iteration, draft, steps.size(), proceed.at()));
        String tasks = steps.size() == 1 ? "1 task" : steps.size() + " tasks";
        String question = "Run this plan of " + tasks + " for iteration " + iteration + "?";
        String id = "plan-" + iteration + "-" + draft;
        events.add(new Event.ConfirmationRequested(id, question, iteration, proceed.at()));
        if (!root.draft().awaiting()) {
            events.add(new Event.StatusChanged(true, iteration, proceed.at()));
        }
        return events;
    }

    private List<Event> confirmed(List<Step> steps) {
        int iteration = root.iteration();
        List<Event> events = new ArrayList<>();
        for (Step step : steps) {
            events.add(new Event.TaskPlanned(iteration, ordinal(events.size()), step.run(), step.task(), proceed.at()));
        }
        List<String> unproven = Unproven.of(state, iteration);
        events.add(
                new Event.PlanConfirmed(iteration, root.limits(), steps.size(), unproven, root.tokens(), proceed.at()));
        return events;
    }

    private int ordinal(int place) {
        return (root.iteration() - 1) * ORDINALS + place;
    }
}
