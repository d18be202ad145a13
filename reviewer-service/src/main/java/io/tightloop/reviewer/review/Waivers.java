package io.tightloop.reviewer.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers WaiveCriterion and applies waivers of other services: no skip without a name on it (design section 5). */
final class Waivers {
    private Waivers() {}

    static List<Event> decide(Input.WaiveCriterion waive, ReviewState state) {
        Command command = waive.command();
        return switch (state.root().status()) {
            case IDLE, HANDED_OVER -> List.of();
            case REVIEWING -> answered(waive, state);
            case ENDED ->
                switch (state.root().end()) {
                    case COMPLETED -> Ends.over(command, state.root());
                    case EXHAUSTED, INTERRUPTED, FAILED -> answered(waive, state);
                };
        };
    }

    /** A waiver that another service has accepted. */
    static List<Event> known(Input.KnowWaiver known, ReviewState state) {
        Optional<Criterion> criterion = state.board().criterion(known.criterionId());
        if (criterion.isEmpty() || criterion.get().proof().waived()) {
            return List.of();
        }
        List<Event> events = new ArrayList<>(calledOff(criterion.get(), state, known.at()));
        events.add(new Event.WaiverKnown(known.criterionId()));
        return events;
    }

    /** Skips a criterion; none when it was skipped before. */
    static List<Event> waived(Criterion criterion, Waiver waiver, ReviewState state, long at) {
        if (criterion.proof().waived()) {
            return List.of();
        }
        List<Event> events = new ArrayList<>(calledOff(criterion, state, at));
        events.add(
                new Event.CriterionWaived(criterion.id(), waiver, state.root().currentIteration(), at));
        return events;
    }

    private static List<Event> answered(Input.WaiveCriterion waive, ReviewState state) {
        Command command = waive.command();
        Optional<Criterion> criterion = state.board().criterion(waive.criterionId());
        if (criterion.isEmpty()) {
            return Ends.invalid(command, "criterion: there is no criterion '" + waive.criterionId() + "'");
        }
        Optional<String> invalid = invalid(waive, state.policy());
        if (invalid.isPresent()) {
            return Ends.invalid(command, invalid.get());
        }
        String approvedBy = waive.approvedBy().isBlank() ? command.by() : waive.approvedBy();
        Waiver waiver = new Waiver(waive.reason(), command.by(), approvedBy);
        List<Event> events = new ArrayList<>();
        events.add(new Event.CommandAccepted(command, "waive " + waive.criterionId()));
        events.addAll(waived(criterion.get(), waiver, state, command.at()));
        return events;
    }

    private static Optional<String> invalid(Input.WaiveCriterion waive, Policy policy) {
        if (waive.reason().isBlank()) {
            return Optional.of("reason: a waiver needs one");
        }
        if (!waive.command().named()) {
            return Optional.of("by: a waiver needs a name");
        }
        return policy.blockOnSkip() && waive.approvedBy().isBlank()
                ? Optional.of("approvedBy: a waiver needs an approver while policy.blockOnSkip")
                : Optional.empty();
    }

    /** Its verification, its question, and a question about what is left that counts it as unproven. */
    private static List<Event> calledOff(Criterion criterion, ReviewState state, long at) {
        String reason = "criterion " + criterion.id() + " is waived";
        List<Event> events = new ArrayList<>(Ends.calledOff(criterion, reason, state, at));
        if (Conclusion.outdatedBy(criterion, state)) {
            events.add(Ends.withdrawn(state.root().confirmations().open(), reason, state, at));
        }
        return events;
    }
}
