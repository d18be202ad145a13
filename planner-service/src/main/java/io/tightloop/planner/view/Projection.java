package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.rows.Rows;
import io.tightloop.baton.rows.Storable;
import io.tightloop.baton.rows.Table;
import io.tightloop.baton.rows.Writing;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.Topics;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
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

    private static final Table<ConfirmationRow> CONFIRMATIONS = Table.of(ConfirmationRow.class);
    private static final Table<CommandRow> COMMANDS = Table.ofParts(CommandRow.class);
    private static final Table<MessageRow> MESSAGES = Table.of(MessageRow.class);
    private static final Table<ObservationRow> OBSERVATIONS = Table.ofParts(ObservationRow.class);

    private final Topics topics;
    private final Tally tally = new Tally();
    private final SessionChanges sessions;
    private final TaskChanges tasks = new TaskChanges();
    private final CriterionChanges criteria;
    private final AttemptChanges attempts = new AttemptChanges(tally);
    private final DeadLetterChanges deadLetters;
    private final Rows<ConfirmationRow> confirmations = new Rows<>(CONFIRMATIONS);
    private final Rows<CommandRow> commands = new Rows<>(COMMANDS);
    private final Rows<MessageRow> messages = new Rows<>(MESSAGES);
    private final Map<String, ObservationRow> observations = new HashMap<>();

    Projection(Topics topics, Tables tables) {
        this.topics = topics;
        this.sessions = new SessionChanges(topics, tally);
        this.criteria = new CriterionChanges(sessions::waived);
        this.deadLetters = new DeadLetterChanges(tables);
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
        tally.reads(place);
        switch (event) {
            case CommandAccepted e -> answer(CommandRow.of(e, place));
            case CommandRejected e -> answer(CommandRow.of(e, place));
            case MessageSent e when teller.is(e.getOrigin()) -> message(MessageRow.of(e));
            default -> Questions.apply(confirmations, event);
        }
        sessions.apply(teller, place, event);
        tasks.apply(teller, event);
        criteria.apply(teller, event);
        attempts.apply(teller, place, event);
        deadLetters.apply(place, event);
        Observations.of(teller, place, event).ifPresent(observation -> observations.put(observation.id(), observation));
    }

    void write(Writing writing) throws SQLException {
        criteria.writeWaivers(writing);
        sessions.write(writing);
        tasks.write(writing);
        criteria.write(writing);
        attempts.write(writing);
        confirmations.write(writing);
        messages.write(writing);
        commands.writeAny(writing);
        deadLetters.write(writing);
        OBSERVATIONS.insertAbsent(writing.database(), observations.values());
        tally.write(writing);
    }

    private void message(MessageRow sent) {
        messages.change(sent.id(), row -> row == null ? sent : row);
    }

    private void answer(CommandRow answer) {
        commands.change(answer.id(), row -> row == null ? answer : row.answeredBy(answer));
    }
}
