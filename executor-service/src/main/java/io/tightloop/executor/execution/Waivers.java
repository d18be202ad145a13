package io.tightloop.executor.execution;

import java.util.List;
import java.util.Optional;

/** Takes waivers: an approved skip of a criterion, with a name and a reason on it. */
final class Waivers {
    private Waivers() {}

    static List<Event> decide(Input.WaiveCriterion waiver, ExecutionState state) {
        Execution root = state.root();
        if (root.ended() && root.completed()) {
            return Replies.alreadyEnded(waiver, root);
        }
        Optional<Criterion> criterion = state.criteria().find(waiver.criterionId());
        if (criterion.isEmpty()) {
            String detail = "criterion: there is no criterion '" + waiver.criterionId() + "'";
            return Replies.invalid(waiver, root, detail);
        }
        return problem(waiver, root.policy())
                .map(detail -> Replies.invalid(waiver, root, detail))
                .orElseGet(() -> waive(waiver, criterion.get(), root));
    }

    private static List<Event> waive(Input.WaiveCriterion waiver, Criterion criterion, Execution root) {
        Event accepted = Replies.accepted(waiver, root, "waive " + criterion.id());
        if (criterion.waived()) {
            return List.of(accepted);
        }
        String approver = blank(waiver.approvedBy()) ? waiver.by() : waiver.approvedBy();
        return List.of(
                accepted,
                new Event.CriterionWaived(
                        criterion.id(), waiver.reason(), waiver.by(), approver, root.iteration(), waiver.at()));
    }

    private static Optional<String> problem(Input.WaiveCriterion waiver, Policy policy) {
        if (waiver.reason().isBlank()) {
            return Optional.of("reason: a waiver needs one");
        }
        if (waiver.by().isBlank()) {
            return Optional.of("by: a waiver needs a name");
        }
        return policy.blockOnSkip() && blank(waiver.approvedBy())
                ? Optional.of("approvedBy: a waiver needs an approver while policy.blockOnSkip")
                : Optional.empty();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
