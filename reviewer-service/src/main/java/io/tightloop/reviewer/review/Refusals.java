package io.tightloop.reviewer.review;

import java.util.Optional;

/** Tells a worker why what it says of an attempt changes nothing: every result, claim and heartbeat is answered. */
final class Refusals {
    private final ReviewState state;

    private Refusals(ReviewState state) {
        this.state = state;
    }

    /** What a worker says of an attempt that it does not hold. */
    static Event of(Input.Told told, ReviewState state) {
        return of(told, new Refusals(state).reason(told), state);
    }

    static Event of(Input.Told told, String reason, ReviewState state) {
        return switch (told) {
            case Input.Result result ->
                new Event.ResultIgnored(
                        result.criterionId(),
                        result.workId(),
                        reason,
                        state.root().currentIteration(),
                        result.at());
            case Input.WorkClaimed claim ->
                new Event.WorkRefused(claim.criterionId(), claim.workId(), claim.claimId(), reason, claim.at());
            case Input.WorkHeartbeat beat ->
                new Event.WorkRefused(beat.criterionId(), beat.workId(), beat.claimId(), reason, beat.at());
        };
    }

    private String reason(Input.Told told) {
        Review root = state.root();
        if (!root.kept()) {
            return state.surroundings().archived() ? "the session is archived" : "there is no such session";
        }
        return switch (root.status()) {
            case IDLE, HANDED_OVER -> "the session is not under review";
            case ENDED -> "the session is " + root.end();
            case REVIEWING ->
                aboutLive(state.board().criterion(told.criterionId()).map(Criterion::trial), told.workId());
        };
    }

    private static String aboutLive(Optional<Trial> trial, String workId) {
        Optional<Attempt> live =
                trial.map(Trial::attempt).filter(attempt -> attempt.workId().equals(workId));
        if (live.isEmpty()) {
            return "the attempt is over, or there never was one";
        }
        return live.get().claimed() ? "another claim has the attempt" : "nobody has claimed the attempt";
    }
}
