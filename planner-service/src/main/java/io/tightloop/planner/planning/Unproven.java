package io.tightloop.planner.planning;

import java.util.List;

/** Criteria that are neither proven nor waived when an iteration is planned. */
final class Unproven {
    private Unproven() {}

    /**
     * All at first, later those that the review named; all again when a person has put tasks in the place of what the
     * review found, because then it names none, and when not all that it found is known.
     */
    static List<String> of(PlanningState state, int iteration) {
        Plans plans = state.plans();
        List<Discovery> found = iteration == 1 ? List.of() : plans.discoveries(iteration - 1);
        boolean all = iteration == 1 || NextPlan.written(found) || !state.root().knowsAll(found.size());
        List<String> open = all
                ? plans.brief().criteria().stream().map(Criterion::id).toList()
                : found.stream()
                        .filter(discovery -> discovery.source() == Discovery.Source.CRITERION)
                        .map(Discovery::subject)
                        .toList();
        return open.stream().filter(id -> !plans.waived(id)).toList();
    }
}
