package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.List;

/** Skips criteria with a name on it, while the planner holds the baton (design section 5). */
final class Waivers {
    private Waivers() {}

    static List<Event> decide(Input.WaiveCriterion waive, PlanningState state) {
        Planning root = state.root();
        return switch (root.status()) {
            case IDLE -> Answers.unknown(waive.command());
            case PLANNING, DRAFTING, AWAITING -> waived(waive, state);
            case HANDED_OVER -> List.of();
            case ENDED ->
                root.end() == EndStatus.COMPLETED ? Answers.ended(waive.command(), root) : waived(waive, state);
        };
    }

    private static List<Event> waived(Input.WaiveCriterion waive, PlanningState state) {
        Errors errors = new Errors();
        String by = waive.command().by();
        String id = waive.criterionId();
        boolean known = state.plans().brief().criteria().stream()
                .anyMatch(criterion -> criterion.id().equals(id));
        errors.require(!waive.reason().isBlank(), "reason", "a waiver needs one");
        errors.require(!by.isBlank(), "by", "a waiver needs a name");
        boolean approved = !blank(waive.approvedBy()) || !state.root().setup().blockOnSkip();
        errors.require(approved, "approvedBy", "a waiver needs a name while policy.blockOnSkip");
        errors.require(known, "criterion", "there is no criterion '" + id + "'");
        if (!errors.all().isEmpty()) {
            return Answers.rejected(
                    waive.command(), state.root(), Event.Rejection.INVALID, Answers.listing(errors.all()));
        }
        List<Event> events = new ArrayList<>();
        events.add(Answers.accepted(waive.command(), state.root(), "waive " + id));
        if (!state.plans().waived(id)) {
            String approver = blank(waive.approvedBy()) ? by : waive.approvedBy();
            events.add(new Event.CriterionWaived(
                    id,
                    waive.reason(),
                    by,
                    approver,
                    state.root().iteration(),
                    waive.command().at()));
        }
        return events;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
