package io.tightloop.planner.view;

import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SessionArchived;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.WorkCancelled;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/**
 * What each event changes. The topics have no order between them, so the rows do not depend on one: each table has one
 * topic as its writer, except the answers, which are each given once, and a session's status, which goes by {@link
 * Step}. Events that the executor relays are left to the topic they come from.
 */
final class Projection {
    private final Topics topics;
    private final Rows<SessionRow> sessions;
    private final Rows<TaskRow> tasks;
    private final Rows<TaskRunRow> runs;
    private final Rows<CriterionRow> criteria;
    private final Rows<VerdictRow> verdicts;
    private final Rows<CommandRow> commands;

    Projection(Topics topics, Tables tables) {
        this.topics = topics;
        this.sessions = new Rows<>(tables.sessions(), SessionRow::id, SessionRow::unknown);
        this.tasks = new Rows<>(tables.tasks(), TaskRow::id, _ -> null);
        this.runs = new Rows<>(tables.runs(), TaskRunRow::id, TaskRunRow::none);
        this.criteria = new Rows<>(tables.criteria(), CriterionRow::id, _ -> null);
        this.verdicts = new Rows<>(tables.verdicts(), VerdictRow::id, _ -> null);
        this.commands = new Rows<>(tables.commands(), CommandRow::id, _ -> null);
    }

    void apply(Place place, SpecificRecord event) {
        boolean planned = place.topic().equals(topics.planEvents());
        boolean executed = place.topic().equals(topics.executionEvents());
        switch (event) {
            case SessionStarted e when planned -> session(e.getSessionId(), e.getAt(), row -> row.started(e));
            case CriterionDefined e
            when planned -> {
                var id = e.getSessionId() + "/" + e.getCriterion().getId();
                criteria.change(id, _ -> CriterionRow.of(id, e));
            }
            case TaskPlanned e -> {
                var id = e.getSessionId() + "/" + e.getTask().getId();
                tasks.change(id, _ -> TaskRow.of(id, e));
                session(e.getSessionId(), e.getAt(), row -> row);
            }
            case TaskDispatched e -> run(e.getSessionId(), e.getTaskId(), e.getAt(), row -> row.dispatched(e));
            case TaskStarted e -> run(e.getSessionId(), e.getTaskId(), e.getAt(), row -> row.started(e));
            case TaskRetryScheduled e -> run(e.getSessionId(), e.getTaskId(), e.getAt(), row -> row.retrying(e));
            case TaskSucceeded e -> run(e.getSessionId(), e.getTaskId(), e.getAt(), row -> row.succeeded(e));
            case TaskFailed e -> run(e.getSessionId(), e.getTaskId(), e.getAt(), row -> row.failed(e));
            case TaskSkipped e -> run(e.getSessionId(), e.getTaskId(), e.getAt(), row -> row.skipped(e));
            case WorkCancelled e
            when executed -> run(e.getSessionId(), e.getSubject(), e.getAt(), row -> row.cancelled(e));
            case CriterionVerified e -> {
                var id = e.getSessionId() + "/" + e.getCriterionId();
                verdicts.change(id, _ -> VerdictRow.of(id, e));
                session(e.getSessionId(), e.getAt(), row -> row);
            }
            case CommandAccepted e -> answer(CommandRow.of(e, place));
            case CommandRejected e -> answer(CommandRow.of(e, place));
            default -> status(place, event);
        }
    }

    private void status(Place place, SpecificRecord event) {
        switch (event) {
            case PlanConfirmed e -> handoff(e.getSessionId(), e.getAt(), Phase.EXECUTE, e.getIteration());
            case ExecutionFinished e -> handoff(e.getSessionId(), e.getAt(), Phase.REVIEW, e.getIteration());
            case LoopContinued e -> handoff(e.getSessionId(), e.getAt(), Phase.PLAN, e.getIteration());
            case SessionResumed e -> {
                var step = Step.within(e.getPhase(), e.getIteration(), place.offset());
                session(e.getSessionId(), e.getAt(), row -> row.goesOn(step, e.getPhase(), e.getIteration()));
            }
            case SessionEnded e -> {
                var step = Step.within(e.getPhase(), e.getIteration(), place.offset());
                session(e.getSessionId(), e.getAt(), row -> row.ended(step, e));
            }
            case SessionArchived e
            when place.topic().equals(topics.eventsOf(e.getOrigin())) ->
                session(e.getSessionId(), e.getAt(), row -> row.archived(e));
            default -> {}
        }
    }

    void write() {
        sessions.write();
        tasks.write();
        runs.write();
        criteria.write();
        verdicts.write();
        commands.write();
    }

    private void handoff(String sessionId, long at, Phase to, int iteration) {
        session(sessionId, at, row -> row.goesOn(Step.opens(to, iteration), to, iteration));
    }

    private void session(String sessionId, long at, UnaryOperator<SessionRow> change) {
        sessions.change(sessionId, row -> change.apply(row).heardOf(at));
    }

    private void run(String sessionId, String taskId, long at, UnaryOperator<TaskRunRow> change) {
        runs.change(sessionId + "/" + taskId, change);
        session(sessionId, at, row -> row);
    }

    private void answer(CommandRow answer) {
        commands.change(answer.id(), row -> row == null ? answer : row.answeredBy(answer));
    }
}
