package io.tightloop.planner.planning;

/** Tells a worker why what it says of an attempt changes nothing: every result, claim and heartbeat is answered. */
final class Refusals {
    private final PlanningState state;

    private Refusals(PlanningState state) {
        this.state = state;
    }

    /** What a worker says of an attempt that it does not hold. */
    static Event of(Input.Told told, PlanningState state) {
        return of(told, new Refusals(state).reason(told), state);
    }

    static Event of(Input.Told told, String reason, PlanningState state) {
        return switch (told) {
            case Input.Result result ->
                new Event.ResultIgnored(result.workId(), reason, state.root().iteration(), result.at());
            case Input.WorkClaimed claim -> new Event.WorkRefused(claim.workId(), claim.claimId(), reason, claim.at());
            case Input.WorkHeartbeat beat -> new Event.WorkRefused(beat.workId(), beat.claimId(), reason, beat.at());
        };
    }

    private String reason(Input.Told told) {
        Planning root = state.root();
        return switch (root.status()) {
            case IDLE -> state.surroundings().archived() ? "the session is archived" : "there is no such session";
            case ENDED -> "the session is " + root.end();
            case HANDED_OVER -> "the plan of iteration " + root.iteration() + " is made";
            case PLANNING, DRAFTING, AWAITING -> aboutLive(root.attempts().live(), told);
        };
    }

    private static String aboutLive(Attempt live, Input.Told told) {
        if (live == null || !live.workId().equals(told.workId())) {
            return "the attempt is over, or there never was one";
        }
        return live.claimed() ? "another claim has the attempt" : "nobody has claimed the attempt";
    }
}
