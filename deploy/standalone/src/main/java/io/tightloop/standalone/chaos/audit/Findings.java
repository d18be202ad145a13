package io.tightloop.standalone.chaos.audit;

import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param violations how many times something did not hold
 * @param findings the first thousand of them
 * @param sessions what became of the sessions
 * @param traffic what became of commands, results and records
 * @param stalls how long sessions waited for a service
 */
public record Findings(long violations, List<Finding> findings, Sessions sessions, Traffic traffic, Stalls stalls) {

    /** Whether everything holds. */
    public boolean clean() {
        return violations == 0;
    }

    /**
     * Sessions, each in one of {@code ended}, {@code live} and {@code archived}.
     *
     * @param started sessions that were started
     * @param runs starts and resumptions
     * @param ended those that have ended and were not archived, by their last status
     * @param live those that go on: running, suspended, awaiting a person, or parked because a service cannot read them
     * @param archived those whose live state was dropped
     * @param unjudged those whose beginning is older than the topics' retention
     */
    public record Sessions(long started, long runs, Map<String, Long> ended, Live live, long archived, long unjudged) {}

    /** Sessions that go on, each counted in {@code all} and once more. */
    public record Live(long all, long running, long suspended, long awaiting, long parked) {}

    /**
     * Commands, results of workers and records that nobody could use.
     *
     * @param commands different commands
     * @param repeated commands that were sent again under the same id
     * @param accepted commands that were accepted
     * @param rejected commands that were rejected
     * @param open commands that wait for the holder of a live session, or were sent in the last seconds
     * @param results results, failures, suspensions and delegations of workers
     * @param resultsAccepted those that were accepted
     * @param resultsIgnored those that came too late or twice
     * @param resultsOpen those of live sessions, or of the last seconds, that were not looked at yet
     * @param tasksSucceeded tasks whose result was accepted
     * @param deadLetters dead letters by the topic they came from and the service that wrote them
     * @param unreadable records that are no message of the contract, by topic
     */
    public record Traffic(
            long commands,
            long repeated,
            long accepted,
            long rejected,
            long open,
            long results,
            long resultsAccepted,
            long resultsIgnored,
            long resultsOpen,
            long tasksSucceeded,
            Map<String, Long> deadLetters,
            Map<String, Long> unreadable) {}

    /**
     * Times in which a session could move and a service was to move it, ms by the records' timestamps: from what was
     * last said of it, or from a command or a result, to what a service wrote next. Waits for people, workers, leases,
     * retries and suspensions are not counted.
     *
     * @param p50Ms half of the sessions had no longer one
     * @param p99Ms 99 of 100 sessions had no longer one
     * @param longest the longest; null without any session
     */
    public record Stalls(long p50Ms, long p99Ms, Stall longest) {}

    /** One wait, from one record to another. */
    public record Stall(long ms, String session, String from, String fromAt, String to, String toAt) {}
}
