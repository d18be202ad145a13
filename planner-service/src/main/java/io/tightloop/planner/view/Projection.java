package io.tightloop.planner.view;

import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.UsageRecorded;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * What each event and each dead letter changes. The topics have no order between them, so the rows do not depend on
 * one: each row has one topic as its writer, except the answers and waivers, which say the same wherever they stand,
 * the tasks that a person edits ({@link TaskRow#later}), and a session's status, which goes by {@link Step}. Events that
 * the executor relays are left to the topic they come from.
 */
final class Projection {
    /** Types of the events that change a table. */
    static final Set<String> TYPES = Set.of(
            "SessionStarted",
            "CriterionDefined",
            "TaskProposed",
            "PlanProposed",
            "PlanDispatched",
            "PlanStarted",
            "PlanRejected",
            "TaskPlanned",
            "PlanConfirmed",
            "TaskDispatched",
            "TaskStarted",
            "TaskRetryScheduled",
            "TaskEscalated",
            "TaskVerified",
            "TaskSucceeded",
            "TaskFailed",
            "TaskSkipped",
            "TaskRemoved",
            "CheckpointReached",
            "TaskDelegated",
            "WorkCancelled",
            "ExecutionFinished",
            "VerificationDispatched",
            "VerificationStarted",
            "CriterionVerified",
            "CriterionWaived",
            "TaskDiscovered",
            "DiscoveryNoted",
            "LoopContinued",
            "ConfirmationRequested",
            "ConfirmationAnswered",
            "ConfirmationWithdrawn",
            "StatusChanged",
            "UsageRecorded",
            "ResultIgnored",
            "SessionSuspended",
            "SuspensionPolled",
            "SuspensionEnded",
            "MessageSent",
            "SessionEnded",
            "SessionResumed",
            "SessionParked",
            "SessionRedriven",
            "SessionArchived",
            "CommandAccepted",
            "CommandRejected",
            "DeadLetter");

    private final Topics topics;
    private final SessionChanges sessions;
    private final TaskChanges tasks;
    private final CriterionChanges criteria;
    private final AttemptChanges attempts;
    private final DeadLetterChanges deadLetters;
    private final Rows<ConfirmationRow> confirmations;
    private final Rows<CommandRow> commands;
    private final Rows<UsageRow> usages;
    private final Rows<MessageRow> messages;
    private final Rows<ObservationRow> observations;

    Projection(Topics topics, Tables tables) {
        this.topics = topics;
        this.sessions = new SessionChanges(topics, tables);
        this.tasks = new TaskChanges(tables);
        this.criteria = new CriterionChanges(tables);
        this.attempts = new AttemptChanges(tables);
        this.deadLetters = new DeadLetterChanges(tables);
        this.confirmations = new Rows<>(tables.confirmations(), ConfirmationRow::id, _ -> null);
        this.commands = new Rows<>(tables.commands(), CommandRow::id, _ -> null);
        this.usages = new Rows<>(tables.usages(), UsageRow::id, _ -> null);
        this.messages = new Rows<>(tables.messages(), MessageRow::id, _ -> null);
        this.observations = new Rows<>(tables.observations(), ObservationRow::id, _ -> null);
    }

    void apply(Place place, SpecificRecord told) {
        var event = Storable.of(told);
        if (place.topic().equals(topics.deadLetters())) {
            if (event instanceof DeadLetter letter) {
                deadLetters.letter(letter);
            }
            return;
        }
        var teller = Teller.of(topics, place);
        switch (event) {
            case CommandAccepted e -> answer(CommandRow.of(e, place));
            case CommandRejected e -> answer(CommandRow.of(e, place));
            case MessageSent e when teller.is(e.getOrigin()) -> message(MessageRow.of(e));
            case UsageRecorded e -> usages.change(place.id(), _ -> UsageRow.of(place, e));
            default -> Questions.apply(confirmations, event);
        }
        sessions.apply(teller, place, event);
        tasks.apply(teller, event);
        criteria.apply(teller, event);
        attempts.apply(teller, event);
        deadLetters.apply(place, event);
        Observations.of(teller, place, event)
                .ifPresent(observation -> observations.change(observation.id(), _ -> observation));
    }

    void write() {
        sessions.write();
        tasks.write();
        criteria.write();
        attempts.write();
        deadLetters.write();
        List.of(confirmations, commands, usages, messages, observations).forEach(Rows::write);
    }

    private void message(MessageRow sent) {
        messages.change(sent.id(), row -> row == null ? sent : row);
    }

    private void answer(CommandRow answer) {
        commands.change(answer.id(), row -> row == null ? answer : row.answeredBy(answer));
    }
}
