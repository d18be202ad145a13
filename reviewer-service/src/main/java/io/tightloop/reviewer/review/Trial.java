package io.tightloop.reviewer.review;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a criterion is being verified: {@code tries} failed attempts so far, {@code retryAt} (ms, 0 for none) is when the
 * next one is due, {@code asked} counts the questions about it, {@code over} holds the work ids of the last attempts
 * that ended without a result. {@code attempt} and {@code question} (id of the open one) may be null.
 */
public record Trial(int tries, Attempt attempt, long retryAt, String question, int asked, List<String> over) {
    static final Trial NONE = new Trial(0, null, 0, null, 0, List.of());
    private static final int KEPT = 10;

    Trial live(Attempt newAttempt) {
        return new Trial(tries, newAttempt, 0, question, asked, over);
    }

    Trial waiting(int newTries, long newRetryAt) {
        return new Trial(newTries, null, newRetryAt, question, asked, over);
    }

    Trial asking(String newQuestion) {
        return new Trial(tries, attempt, retryAt, newQuestion, asked + 1, over);
    }

    Trial answered() {
        return new Trial(tries, attempt, retryAt, null, asked, over);
    }

    Trial settled() {
        return new Trial(0, null, 0, null, asked, over);
    }

    Trial lost(String workId) {
        List<String> more = Stream.concat(over.stream(), Stream.of(workId)).toList();
        return new Trial(
                tries, attempt, retryAt, question, asked, more.subList(Math.max(0, more.size() - KEPT), more.size()));
    }

    Trial told(String workId) {
        List<String> rest = over.stream().filter(id -> !id.equals(workId)).toList();
        return new Trial(tries, attempt, retryAt, question, asked, rest);
    }

    boolean idle() {
        return attempt == null && question == null;
    }
}
