package io.tightloop.planner.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.tightloop.planner.api.RedriveOutcome.Result;
import io.tightloop.planner.view.DeadLetterBox;
import io.tightloop.planner.view.DeadLetterRow;
import io.tightloop.planner.view.DeadLetterRow.Status;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Redrives dead letters by their origin and takes note of what came of it; one that is settled is left alone. */
@Singleton
class DeadLetterDesk {
    private final Topics topics;
    private final Redrives records;
    private final SessionRedrives sessions;
    private final DeadLetterBox box;
    private final MeterRegistry meters;

    DeadLetterDesk(Topics topics, Redrives records, SessionRedrives sessions, DeadLetterBox box, MeterRegistry meters) {
        this.topics = topics;
        this.records = records;
        this.sessions = sessions;
        this.box = box;
        this.meters = meters;
    }

    /** Redrives a letter; an answer is waited for at most so long. */
    RedriveOutcome redrive(DeadLetterRow letter, String by, Duration longest) throws InterruptedException {
        return switch (letter.standing()) {
            case REDRIVEN -> new RedriveOutcome(letter.id(), Result.REDRIVEN, letter.outcome(), null);
            case RESOLVED -> new RedriveOutcome(letter.id(), Result.RESOLVED, letter.outcome(), null);
            case OPEN -> noted(letter, by, attempt(letter, by, longest));
        };
    }

    private RedriveOutcome attempt(DeadLetterRow letter, String by, Duration longest) throws InterruptedException {
        var origin = DeadLetterOrigin.of(letter, topics);
        return switch (origin) {
            case COMMAND -> records.command(letter, longest);
            case WORK -> records.work(letter);
            case EVENT -> sessions.event(letter, by, longest);
            case WORK_EVENT -> sessions.workEvent(letter, by, longest);
            case OTHER -> Redrives.refused(letter, "Records of " + letter.topic() + " are not redriven");
        };
    }

    private RedriveOutcome noted(DeadLetterRow letter, String by, RedriveOutcome outcome) {
        switch (outcome.result()) {
            case REDRIVEN -> settle(letter, Status.REDRIVEN, outcome.detail(), by);
            case RESOLVED -> settle(letter, Status.RESOLVED, outcome.detail(), by);
            case PENDING, REFUSED -> {}
        }
        meters.counter(
                        "tightloop.dead.letters.redrives",
                        "result",
                        outcome.result().name())
                .increment();
        return outcome;
    }

    /** Settles a letter without a redrive; one that is settled stays as it is. */
    DeadLetterRow resolve(DeadLetterRow letter, String reason, String by) {
        return settle(letter, Status.RESOLVED, reason, by);
    }

    private DeadLetterRow settle(DeadLetterRow letter, Status status, String outcome, String by) {
        return box.settle(letter, status, outcome, by, System.currentTimeMillis());
    }
}
