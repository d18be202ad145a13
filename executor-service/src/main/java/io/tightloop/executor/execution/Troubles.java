package io.tightloop.executor.execution;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What went wrong with a task so far.
 *
 * @param level escalations so far
 * @param on queue that took over last; null while the task is on its own
 * @param failures failed attempts on that queue
 * @param last the last failure there; null for none
 * @param repeats how often the last failure came in a row
 * @param said what people said about its results; empty for nothing
 * @param seen what the check that failed last saw; empty for nothing
 */
public record Troubles(int level, Escalation on, int failures, Failure last, int repeats, String said, String seen) {
    static final Troubles NONE = new Troubles(0, null, 0, null, 0, "", "");

    Troubles failed(Failure error) {
        int row = error.equals(last) ? repeats + 1 : 1;
        return new Troubles(level, on, failures + 1, error, row, said, seen);
    }

    Troubles escalated(Escalation to) {
        return new Troubles(level + 1, to, 0, null, 0, said, seen);
    }

    Troubles rejected(String feedback) {
        return new Troubles(level, on, failures, null, 0, lines(said, feedback), seen);
    }

    Troubles seen(String evidence) {
        return new Troubles(level, on, failures, last, repeats, said, evidence);
    }

    /** What the next attempt must heed, on top of what the plan says. */
    String heeded(String planned) {
        return lines(planned, said, seen);
    }

    private static String lines(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }
}
