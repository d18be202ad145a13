package io.tightloop.planner.api;

import io.tightloop.baton.http.Refused;
import io.tightloop.planner.view.DeadLetterBox;
import io.tightloop.planner.view.DeadLetterRow;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Redrives open dead letters one after the other, oldest first, for at most 20 s a call. */
@Singleton
class BulkRedrive {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LONGEST_OF_ONE = Duration.ofSeconds(5);

    private final DeadLetterBox box;
    private final DeadLetterDesk desk;

    BulkRedrive(DeadLetterBox box, DeadLetterDesk desk) {
        this.box = box;
        this.desk = desk;
    }

    /**
     * Redrives those that match.
     *
     * @throws Refused.Unavailable when not even the first could be tried
     */
    RedriveSummary run(RedriveRequest request) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        var rows =
                box.list(request.filter(), request.from().at(), request.from().id(), request.limit() + 1);
        var tally = new Tally();
        int next = 0;
        while (next < Math.min(rows.size(), request.limit()) && System.nanoTime() < end) {
            try {
                tally.count(desk.redrive(rows.get(next), request.by(), LONGEST_OF_ONE));
            } catch (Refused.Unavailable e) {
                if (next == 0) {
                    throw e;
                }
                tally.errors.add(new RedriveSummary.Failed(rows.get(next).id(), e.getMessage()));
                break;
            }
            next++;
        }
        return tally.summary(next == rows.size() ? null : after(rows, next, request));
    }

    private static String after(List<DeadLetterRow> rows, int next, RedriveRequest request) {
        if (next == 0) {
            return request.from().cursor();
        }
        var last = rows.get(next - 1);
        return new Opaque.Letter(last.diedAt(), last.id()).cursor();
    }

    private static final class Tally {
        private final List<RedriveSummary.Failed> errors = new ArrayList<>();
        private int redriven;
        private int resolved;
        private int pending;

        void count(RedriveOutcome outcome) {
            switch (outcome.result()) {
                case REDRIVEN -> redriven++;
                case RESOLVED -> resolved++;
                case PENDING -> pending++;
                case REFUSED -> errors.add(new RedriveSummary.Failed(outcome.id(), outcome.detail()));
            }
        }

        RedriveSummary summary(String nextCursor) {
            return new RedriveSummary(redriven, resolved, pending, List.copyOf(errors), nextCursor);
        }
    }
}
