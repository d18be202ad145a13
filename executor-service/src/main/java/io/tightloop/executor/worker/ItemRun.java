package io.tightloop.executor.worker;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one claimed item, keeps its lease alive meanwhile, and reports what came of it unless it was called off. */
final class ItemRun {

    private static final Logger LOG = LoggerFactory.getLogger(ItemRun.class);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Worker worker;
    private final WorkReports reports;
    private final Running running;
    private final ScheduledExecutorService heartbeats;

    ItemRun(Worker worker, WorkReports reports, Running running, ScheduledExecutorService heartbeats) {
        this.worker = worker;
        this.reports = reports;
        this.running = running;
        this.heartbeats = heartbeats;
    }

    private record Note(Integer percent, String message) {}

    private static final class Notes implements Progress {
        private volatile Note last = new Note(null, "");

        @Override
        public void report(int percent, String message) {
            last = new Note(Math.clamp(percent, 0, 100), Text.first(message, Text.MESSAGE_BYTES));
        }
    }

    /** Runs the item to its end; returns when its result is written or is not to be. */
    void run(Claim claim) {
        var workId = claim.item().getWorkId();
        var notes = new Notes();
        var heartbeat = heartbeat(claim, notes);
        try {
            if (running.isCancelled(workId) || running.isStopping()) {
                throw new InterruptedException("called off before it began");
            }
            report(claim, worked(claim, notes));
        } catch (InterruptedException e) {
            calledOff(claim);
        } finally {
            heartbeat.cancel(false);
        }
    }

    private ScheduledFuture<?> heartbeat(Claim claim, Notes notes) {
        long everyMs = Math.max(1, claim.item().getLeaseMs() / 3);
        return heartbeats.scheduleWithFixedDelay(
                () -> {
                    var note = notes.last;
                    reports.heartbeat(claim, note.percent(), note.message());
                },
                everyMs,
                everyMs,
                TimeUnit.MILLISECONDS);
    }

    private Result worked(Claim claim, Notes notes) throws InterruptedException {
        try {
            return worker.run(claim.item(), notes);
        } catch (RuntimeException e) {
            LOG.error("Worker {} failed on {}", worker.queue(), claim.item().getWorkId(), e);
            return new Result.Failed("worker_error", Text.first(e.toString(), Text.MESSAGE_BYTES), true);
        }
    }

    private void report(Claim claim, Result result) throws InterruptedException {
        if (!running.isCancelled(claim.item().getWorkId())) {
            reports.result(claim, claim.ended(result));
        }
    }

    private void calledOff(Claim claim) {
        // Interrupted twice, by a cancellation and the end of this host: the last word would not be sent.
        Thread.interrupted();
        if (running.isCancelled(claim.item().getWorkId())) {
            LOG.info("{} was called off", claim.item().getWorkId());
            return;
        }
        var stopped = new Result.Failed("worker_stopped", "the worker was stopped", true);
        reports.resultWithin(LAST_WORD, claim, claim.ended(stopped));
    }
}
