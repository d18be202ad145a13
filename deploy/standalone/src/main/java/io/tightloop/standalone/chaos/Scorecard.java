package io.tightloop.standalone.chaos;

import io.tightloop.standalone.chaos.audit.Findings;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What a run showed; what must be nothing, what is bounded, and what was measured. Times in ms.
 *
 * @param seed repeats the order of faults and the load
 * @param brokers how many
 * @param seconds how long it took, from the first session to the last fault's recovery
 * @param started sessions that the front door said were started
 * @param ended those of them that have ended
 * @param lost those that have not, though nothing held them up any more; must be 0
 * @param endedTwice runs with a second end; must be 0
 * @param acceptedTwice results that were accepted a second time; must be 0
 * @param untold ends that are not on the topic of notifications; must be 0
 * @param toldTwice ends that are there a second time; must be 0
 * @param violations of anything that the auditor checks; must be 0
 * @param hung requests that nobody answered; must be 0
 * @param unrecovered faults after which not everything went on within two minutes; must be 0
 * @param requests how all requests ended
 * @param longestRequest longest time until one was answered
 * @param longestStall longest time that a session stood still which waits for nobody
 * @param rollingP99 the same while everything was restarted in turn, of 99 in 100 sessions; negative without that fault
 * @param slowestWorking longest time from the kill of a service, or of the workers, until it worked again; negative without that fault
 * @param faults each fault with what it did
 * @param audit what the topics alone say
 */
record Scorecard(
        long seed,
        int brokers,
        long seconds,
        long started,
        long ended,
        long lost,
        long endedTwice,
        long acceptedTwice,
        long untold,
        long toldTwice,
        long violations,
        long hung,
        long unrecovered,
        Map<FrontDoor.Ending, Long> requests,
        long longestRequest,
        long longestStall,
        long rollingP99,
        long slowestWorking,
        List<Measure> faults,
        Findings audit) {

    static final long ROLLING_BOUND = 10_000;
    static final long WORKING_BOUND = 5_000;

    /** Whether nothing was lost, doubled or left hanging. */
    boolean holds() {
        return LongStream.of(lost, endedTwice, acceptedTwice, untold, toldTwice, violations, hung, unrecovered)
                .allMatch(count -> count == 0);
    }

    /** Whether the bounds in time were met, too. */
    boolean inTime() {
        return rollingP99 <= ROLLING_BOUND && slowestWorking <= WORKING_BOUND;
    }
}
