package io.tightloop.executor.gateway;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Waits for what comes of the reports that this instance has written, by their ids. Thread-safe. */
@Singleton
final class Outcomes {
    private static final int MOST = 100_000;
    private static final Duration AGE = Duration.ofHours(1);

    private final Recent<Expected> expected = new Recent<>(MOST, AGE, System::nanoTime);
    private final Attempts attempts;

    private record Expected(String claimId, Ending ending, CompletableFuture<Outcome> outcome) {}

    /** When a claim is over after a report. */
    private enum Ending {
        ALWAYS,
        IF_ACCEPTED,
        NEVER;

        static Ending of(SpecificRecord report) {
            return switch (report.getSchema().getName()) {
                case "WorkCompleted", "WorkFailed" -> ALWAYS;
                case "WorkSuspended" -> IF_ACCEPTED;
                default -> NEVER;
            };
        }
    }

    Outcomes(Attempts attempts) {
        this.attempts = attempts;
    }

    /** The outcome of the report with this id, which is written next. */
    CompletableFuture<Outcome> expect(String id, Ticket ticket, SpecificRecord report) {
        var outcome = new CompletableFuture<Outcome>();
        synchronized (this) {
            expected.put(id, new Expected(ticket.claimId(), Ending.of(report), outcome));
        }
        return outcome;
    }

    /** The report was not written. */
    synchronized void forget(String id) {
        expected.remove(id);
    }

    void accepted(String id) {
        take(id).ifPresent(report -> {
            if (report.ending() != Ending.NEVER) {
                attempts.over(report.claimId(), "its result was accepted");
            }
            report.outcome().complete(new Outcome.Accepted());
        });
    }

    void ignored(String id, String reason) {
        take(id).ifPresent(report -> {
            if (report.ending() == Ending.ALWAYS) {
                attempts.over(report.claimId(), reason);
            }
            report.outcome().complete(new Outcome.Ignored(reason));
        });
    }

    private synchronized Optional<Expected> take(String id) {
        return expected.remove(id);
    }
}
