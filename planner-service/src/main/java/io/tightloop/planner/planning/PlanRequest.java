package io.tightloop.planner.planning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an agent is given to plan an iteration from: the brief, what is open, and the tasks that are frozen. */
public record PlanRequest(
        String goal,
        String context,
        List<String> constraints,
        List<String> risks,
        List<Wanted> criteria,
        int iteration,
        List<Found> discovered,
        List<String> accepted,
        String feedback) {

    /** Characters of what the last review found, in all: the work item must fit in a record, however much was found. */
    private static final int DISCOVERED = 1 << 20;

    /** A criterion, whether it is open (UNPROVEN), PROVEN or WAIVED; {@code check} may be null. */
    public record Wanted(String id, String text, Check check, String status) {}

    /** Something that the last review found. */
    public record Found(String title, String description, String severity, Discovery.Source source, String subject) {}

    /** The request for the iteration that the planner plans now. */
    public static PlanRequest of(PlanningState state) {
        Brief brief = state.plans().brief();
        Planning root = state.root();
        Set<String> unproven = Set.copyOf(Unproven.of(state, root.iteration()));
        List<Discovery> open = NextPlan.open(state.plans().discoveries(root.iteration() - 1), state.plans());
        int share = Math.max(200, DISCOVERED / Math.max(1, open.size()));
        return new PlanRequest(
                brief.goal(),
                brief.context(),
                brief.constraints(),
                brief.risks(),
                brief.criteria().stream()
                        .map(criterion -> wanted(criterion, unproven, state.plans()))
                        .toList(),
                root.iteration(),
                open.stream().map(discovery -> found(discovery, share)).toList(),
                accepted(state),
                state.plans().words().feedback());
    }

    private static Wanted wanted(Criterion criterion, Set<String> unproven, Plans plans) {
        String settled = plans.waived(criterion.id()) ? "WAIVED" : "PROVEN";
        String status = unproven.contains(criterion.id()) ? "UNPROVEN" : settled;
        return new Wanted(criterion.id(), criterion.text(), criterion.check(), status);
    }

    private static Found found(Discovery discovery, int share) {
        return new Found(
                Heeded.within(discovery.title(), share),
                Heeded.within(discovery.description(), share),
                discovery.severity(),
                discovery.source(),
                discovery.subject());
    }

    /** Planned in earlier iterations and not found to have failed by their reviews. */
    private static List<String> accepted(PlanningState state) {
        Set<String> ids = new LinkedHashSet<>(new Origins(state.root(), state.plans()).earlier());
        for (int iteration = 1; iteration < state.root().iteration(); iteration++) {
            state.plans().discoveries(iteration).stream()
                    .filter(discovery -> discovery.source() == Discovery.Source.TASK)
                    .forEach(discovery -> ids.remove(discovery.subject()));
        }
        return List.copyOf(ids);
    }
}
