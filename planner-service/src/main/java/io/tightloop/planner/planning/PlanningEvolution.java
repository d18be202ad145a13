package io.tightloop.planner.planning;

/** Applies what was decided; refuses nothing. */
public final class PlanningEvolution {
    private PlanningEvolution() {}

    public static PlanningState evolve(PlanningState state, Event event) {
        Planning root = state.root();
        return switch (event) {
            case Event.CommandAccepted commandAccepted -> state;
            case Event.CommandRejected commandRejected -> state;
            case Event.CriterionDefined criterionDefined -> state;
            case Event.SessionStarted started -> {
                state.plans().brief(started.brief());
                yield state.with(Planning.started(started));
            }
            case Event.TaskPlanned planned -> {
                keep(planned, state.plans());
                yield state.with(root.onePlanned());
            }
            case Event.PlanConfirmed planConfirmed -> state.with(root.handedOver());
            case Event.DiscoveryNoted noted -> {
                state.plans().note(noted.ordinal(), noted.discovery());
                yield state.with(root.oneDiscovered());
            }
            case Event.BatonTaken taken -> state.with(root.planning(taken.iteration(), taken.limits()));
            case Event.SessionEnded ended -> state.with(root.ended(ended.status(), ended.reason(), ended.iteration()));
            case Event.SessionResumed resumed -> state.with(root.planning(resumed.iteration(), resumed.limits()));
            case Event.SessionArchived sessionArchived -> state.with(Planning.unknown());
        };
    }

    private static void keep(Event.TaskPlanned planned, Plans plans) {
        Task task = planned.task();
        if (planned.run() > 1) {
            plans.runs(task.origin(), planned.run());
        } else if (planned.iteration() > 1) {
            plans.added(task);
        }
    }
}
