package io.tightloop.reviewer.review;

import java.util.List;
import java.util.Optional;

/** All that the reviewer knows of a session. */
public record ReviewState(Review root, Board board, Surroundings surroundings) {
    ReviewState with(Review newRoot) {
        return new ReviewState(newRoot, board, surroundings);
    }

    /** Whether this claim holds the live attempt at the criterion's verification, so that its result is accepted. */
    public boolean held(String criterionId, String workId, String claimId) {
        return reviewed(criterionId)
                .filter(criterion -> criterion.heldBy(workId, claimId))
                .isPresent();
    }

    /** The criterion, while it is under review. */
    Optional<Criterion> reviewed(String criterionId) {
        return root.status() == Status.REVIEWING ? board.criterion(criterionId) : Optional.empty();
    }

    Policy policy() {
        return board.session().policy();
    }

    /** What the reviewer was not told of the session, in words; empty when nothing is missing. */
    Optional<String> missing() {
        if (!root.known()) {
            return Optional.of("the reviewer was not told how the session started");
        }
        int all = board.session().criteria();
        return root.criteria() >= all
                ? Optional.empty()
                : Optional.of("the reviewer was told of " + root.criteria() + " of " + all + " criteria");
    }

    /** The criteria that are neither proven in this iteration nor waived. */
    List<Criterion> unproven(int iteration) {
        List<Criterion> criteria = board.criteria();
        boolean recheckAll = !criteria.isEmpty() && policy().recheckAll();
        return criteria.stream()
                .filter(criterion -> !criterion.provenIn(iteration, recheckAll))
                .toList();
    }

    /** How many criteria need a verdict in this iteration. */
    int unsettled(int iteration) {
        List<Criterion> criteria = board.criteria();
        boolean recheckAll = !criteria.isEmpty() && policy().recheckAll();
        return (int) criteria.stream()
                .filter(criterion -> !criterion.settledIn(iteration, recheckAll))
                .count();
    }
}
