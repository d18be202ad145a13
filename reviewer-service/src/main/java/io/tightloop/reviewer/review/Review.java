package io.tightloop.reviewer.review;

import java.util.ArrayList;
import java.util.List;

/**
 * The reviewer's root state of a session. {@code iteration} is the last one that was reviewed, {@code open} the number
 * of its criteria without a verdict; {@code sweep} says that every such criterion is to be looked at, otherwise
 * {@code ready} names those to dispatch. {@code end}, {@code reason} and {@code counts} may be null.
 */
public record Review(
        Status status,
        EndStatus end,
        String reason,
        long start,
        int iteration,
        Limits limits,
        int criteria,
        int open,
        boolean sweep,
        List<String> ready,
        Counts counts,
        int findings,
        int discovered) {

    /** A session that is not known. */
    public static Review unknown() {
        return new Review(Status.IDLE, null, null, -1, 0, null, 0, 0, false, List.of(), null, 0, 0);
    }

    public boolean known() {
        return start >= 0;
    }

    Review started(long newStart, Limits newLimits) {
        return new Review(Status.IDLE, null, null, newStart, 0, newLimits, 0, 0, false, List.of(), null, 0, 0);
    }

    Review counted(int newCriteria, int newFindings, int newDiscovered) {
        return new Review(
                status,
                end,
                reason,
                start,
                iteration,
                limits,
                newCriteria,
                open,
                sweep,
                ready,
                counts,
                newFindings,
                newDiscovered);
    }

    Review reviewing(int newIteration, Limits newLimits, int newOpen, Counts newCounts) {
        return at(Status.REVIEWING, null, null, newIteration, newLimits, newOpen, true, List.of(), newCounts);
    }

    Review ended(EndStatus newEnd, String why, int newIteration, int newOpen) {
        return at(Status.ENDED, newEnd, why, newIteration, limits, newOpen, false, List.of(), counts);
    }

    Review handedOver() {
        return at(Status.HANDED_OVER, null, null, iteration, limits, open, false, List.of(), counts);
    }

    /** Everything that was waiting has been looked at. */
    Review lookedAt() {
        return at(status, end, reason, iteration, limits, open, false, List.of(), counts);
    }

    Review oneReady(String criterionId) {
        List<String> more = new ArrayList<>(ready);
        more.add(criterionId);
        return at(status, end, reason, iteration, limits, open, sweep, more, counts);
    }

    Review oneVerified() {
        return at(status, end, reason, iteration, limits, open - 1, sweep, ready, counts);
    }

    private Review at(
            Status newStatus,
            EndStatus newEnd,
            String why,
            int newIteration,
            Limits newLimits,
            int newOpen,
            boolean newSweep,
            List<String> newReady,
            Counts newCounts) {
        return new Review(
                newStatus,
                newEnd,
                why,
                start,
                newIteration,
                newLimits,
                criteria,
                newOpen,
                newSweep,
                newReady,
                newCounts,
                findings,
                discovered);
    }
}
