package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * Attempts at the iteration's plan: {@code tries} failed so far, {@code retryAt} in ms (0 for at once), {@code live}
 * null when none is, {@code over} the work ids of the last 10 attempts that are over without an accepted result.
 */
public record Attempts(int tries, long retryAt, Attempt live, List<String> over) {
    private static final int REMEMBERED = 10;

    static Attempts none() {
        return new Attempts(0, 0, null, List.of());
    }

    Attempts live(Attempt attempt) {
        return new Attempts(tries, 0, attempt, over);
    }

    /** The live attempt is over, if there is one; so many have failed. */
    Attempts failed(int newTries, long newRetryAt) {
        if (live == null) {
            return new Attempts(newTries, newRetryAt, null, over);
        }
        List<String> ids = new ArrayList<>(over);
        ids.add(live.workId());
        List<String> last = List.copyOf(ids.subList(Math.max(0, ids.size() - REMEMBERED), ids.size()));
        return new Attempts(newTries, newRetryAt, null, last);
    }

    /** The live attempt's result is accepted: counting begins anew. */
    Attempts accepted() {
        return new Attempts(0, 0, null, over);
    }

    Attempts told(String workId) {
        return new Attempts(
                tries,
                retryAt,
                live,
                over.stream().filter(id -> !id.equals(workId)).toList());
    }

    /** When an attempt is due to end or to begin, in ms; 0 when nothing is. */
    long deadline() {
        return live == null ? retryAt : live.deadline();
    }
}
