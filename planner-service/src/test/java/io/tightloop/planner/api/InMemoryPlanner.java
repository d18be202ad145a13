package io.tightloop.planner.api;

import io.micronaut.context.annotation.Requires;
import io.tightloop.baton.feed.Place;
import io.tightloop.baton.service.Queues;
import io.tightloop.baton.service.RecordWriter;
import io.tightloop.planner.view.CommandRow;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.CriterionWaived;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Message;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.RedriveSession;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.ResumeSession;
import io.tightloop.schemas.Resumption;
import io.tightloop.schemas.SendMessage;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.StatusChanged;
import io.tightloop.schemas.SuspendSession;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.WaiveCriterion;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A planner that keeps sessions in memory and answers commands at once; sessions named {@code silent-…}
 * never, and the read model has those named {@code late-…} when it catches up.
 */
@Singleton
@Requires(env = "planner-test")
class InMemoryPlanner implements RecordWriter, FrontDoor, Queues {
    private static final Integer TOO_FEW = 777;

    private final EventStore events;
    private final AnswerBook book;
    private final Map<String, Brief> sessions = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> queues = new HashSet<>();
    private final Set<String> suspended = new HashSet<>();
    private final List<SpecificRecord> results = new ArrayList<>();
    private String asked = "";
    private int written;

    InMemoryPlanner(EventStore events, AnswerBook book) {
        this.events = events;
        this.book = book;
    }

    @Override
    public boolean awaitOpen(Duration longest) {
        return true;
    }

    @Override
    public synchronized void makeKnown(Collection<String> queues) {
        this.queues.addAll(queues);
    }

    /** Number of commands that clients had written: all but those of the archiver. */
    synchronized int written() {
        return written;
    }

    synchronized Set<String> knownQueues() {
        return Set.copyOf(queues);
    }

    /** Asks about the task {@code t1} of a session. */
    Place ask(String session) {
        var options = List.of(Answer.YES, Answer.NO);
        return events.append(List.of(
                new ConfirmationRequested(
                        session,
                        "task-t1-1",
                        ConfirmationKind.TASK,
                        "t1",
                        "Is t1 done?",
                        options,
                        "{}",
                        "",
                        Phase.PLAN,
                        1,
                        5L),
                new StatusChanged(session, SessionStatus.AWAITING, Phase.PLAN, 1, 5L)));
    }

    @Override
    public synchronized CompletableFuture<RecordMetadata> write(
            String topic, String key, SpecificRecord value, RecordHeaders headers) {
        results.add(value);
        return CompletableFuture.completedFuture(null);
    }

    /** What was written as a worker would. */
    synchronized List<SpecificRecord> results() {
        return List.copyOf(results);
    }

    @Override
    public synchronized CompletableFuture<RecordMetadata> write(String topic, String key, SpecificRecord value) {
        asked = value.getSchema().getName();
        written += value instanceof ArchiveSession ? 0 : 1;
        switch (value) {
            case StartSession start when seen.add(start.getCommandId()) -> start(start);
            case SendSignal signal when seen.add(signal.getCommandId()) -> signal(signal);
            case AnswerConfirmation answer when seen.add(answer.getCommandId()) -> answer(answer);
            case WaiveCriterion waiver when seen.add(waiver.getCommandId()) -> waive(waiver);
            case SuspendSession suspend when seen.add(suspend.getCommandId()) -> suspend(suspend);
            case ResumeSession resume when seen.add(resume.getCommandId()) -> resume(resume);
            case SendMessage message when seen.add(message.getCommandId()) -> tell(message);
            case EditTasks edit
            when seen.add(edit.getCommandId()) ->
                reject(edit.getSessionId(), edit.getCommandId(), Rejection.NOT_ENDED, "The session has not ended");
            case RedriveSession redrive when seen.add(redrive.getCommandId()) -> redrive(redrive);
            default -> {}
        }
        var place = new TopicPartition(topic, 0);
        return CompletableFuture.completedFuture(new RecordMetadata(place, 0, 0, 0, 0, 0));
    }

    private void start(StartSession start) {
        var id = start.getSessionId();
        if (id.startsWith("silent-")) {
            return;
        }
        var known = sessions.putIfAbsent(id, start.getBrief());
        if (known == null) {
            accept(StartedSession.events(start), id, start.getCommandId(), Outcome.CREATED);
        } else if (known.equals(start.getBrief())) {
            accept(new ArrayList<>(), id, start.getCommandId(), Outcome.EXISTING);
        } else {
            reject(id, start.getCommandId(), Rejection.CONFLICT, "Another brief has this id");
        }
    }

    private void signal(SendSignal signal) {
        var id = signal.getSessionId();
        if (!sessions.containsKey(id)) {
            reject(id, signal.getCommandId(), Rejection.UNKNOWN_SESSION, "There is no such session");
        } else if (id.startsWith("failed-") && signal.getSignal() == Signal.CONTINUE) {
            accept(new ArrayList<>(), id, signal.getCommandId(), Outcome.APPLIED);
        } else if (signal.getSignal() == Signal.BREAK) {
            var end = new SessionEnded(
                    id, EndStatus.INTERRUPTED, signal.getReason(), Phase.PLAN, 1, List.of("c1"), null, 2L);
            accept(new ArrayList<>(List.of(end)), id, signal.getCommandId(), Outcome.APPLIED);
        } else if (signal.getLimits() != null
                && Objects.equals(signal.getLimits().getMaxIterations(), TOO_FEW)) {
            var small = "limits.maxIterations is 777 and iteration 2 is next: raise it";
            reject(id, signal.getCommandId(), Rejection.INVALID, small);
        } else {
            reject(id, signal.getCommandId(), Rejection.NOT_ENDED, "The session has not ended");
        }
    }

    private void answer(AnswerConfirmation answer) {
        var id = answer.getSessionId();
        if (answer.getConfirmationId().equals("task-t1-1")) {
            var event = new ConfirmationAnswered(
                    id,
                    answer.getConfirmationId(),
                    answer.getKind(),
                    "t1",
                    answer.getAnswer(),
                    answer.getFeedback(),
                    answer.getBy(),
                    1,
                    6L);
            accept(new ArrayList<>(List.of(event)), id, answer.getCommandId(), Outcome.APPLIED);
        } else {
            reject(id, answer.getCommandId(), Rejection.STALE, "It is not open: it was answered or withdrawn");
        }
    }

    private void waive(WaiveCriterion waiver) {
        var id = waiver.getSessionId();
        if (waiver.getCriterionId().equals("nothing")) {
            var wrong = "criterion: there is no criterion 'nothing'; approvedBy: a waiver needs one; and a reason";
            reject(id, waiver.getCommandId(), Rejection.INVALID, wrong);
            return;
        }
        var approver = Objects.requireNonNullElse(waiver.getApprovedBy(), waiver.getBy());
        var event =
                new CriterionWaived(id, waiver.getCriterionId(), waiver.getReason(), waiver.getBy(), approver, 1, 7L);
        accept(new ArrayList<>(List.of(event)), id, waiver.getCommandId(), Outcome.APPLIED);
    }

    /** Sessions named {@code parked-…} can be read, those named {@code broken-…} cannot, and no other has stored any. */
    private void redrive(RedriveSession redrive) {
        var id = redrive.getSessionId();
        if (id.startsWith("parked-")) {
            accept(new ArrayList<>(), id, redrive.getCommandId(), Outcome.APPLIED);
        } else if (id.startsWith("broken-")) {
            reject(id, redrive.getCommandId(), Rejection.INVALID, "it still cannot be read");
        } else if (!id.startsWith("silent-")) {
            var nothing = "Nothing waits in the " + redrive.getService();
            reject(id, redrive.getCommandId(), Rejection.NOTHING_TO_REDRIVE, nothing);
        }
    }

    private void suspend(SuspendSession suspend) {
        var id = suspend.getSessionId();
        if (suspended.add(id)) {
            var asked = suspend.getSuspension();
            if (asked.getForMs() != null) {
                asked = Suspension.newBuilder(asked)
                        .setUntil(8L + asked.getForMs())
                        .build();
            }
            var event = new SessionSuspended(id, asked, "", suspend.getBy(), Phase.PLAN, 1, 8L);
            accept(new ArrayList<>(List.of(event)), id, suspend.getCommandId(), Outcome.APPLIED);
        } else {
            reject(id, suspend.getCommandId(), Rejection.CONFLICT, "The session is suspended already");
        }
    }

    private void resume(ResumeSession resume) {
        var id = resume.getSessionId();
        if (suspended.remove(id)) {
            var event = new SuspensionEnded(
                    id, Resumption.APPROVED, resume.getBy(), resume.getComment(), Phase.PLAN, 1, 9L);
            accept(new ArrayList<>(List.of(event)), id, resume.getCommandId(), Outcome.APPLIED);
        } else {
            reject(id, resume.getCommandId(), Rejection.STALE, "The session is not suspended");
        }
    }

    private void tell(SendMessage send) {
        var id = send.getSessionId();
        var message = new Message(send.getCommandId(), send.getText(), send.getBy(), 10L + written);
        var event = new MessageSent(id, message, "planner", 1);
        accept(new ArrayList<>(List.of(event)), id, send.getCommandId(), Outcome.APPLIED);
    }

    private void accept(List<SpecificRecord> caused, String session, String command, Outcome outcome) {
        var answer = new CommandAccepted(session, command, asked, outcome, "", "ann", 1, 1L);
        caused.add(answer);
        book.answered(CommandRow.of(answer, session.startsWith("late-") ? events.late(caused) : events.append(caused)));
    }

    private void reject(String session, String command, Rejection reason, String detail) {
        var answer = new CommandRejected(session, command, asked, reason, detail, "", 0, 1L);
        book.answered(CommandRow.of(answer, events.append(List.of(answer))));
    }
}
