package io.tightloop.notifier.database;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.Resumption;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Topics;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Events of one session in one partition, told as phrases; each is recorded where it is told next. */
public final class Story {
    public static final Topics TOPICS = new Topics("tightloop.", 4, (short) 1);
    public static final long DAY_MS = 86_400_000;
    public static final Reminders USUAL = new Reminders(DAY_MS, List.of(DAY_MS), 10, null);
    private static final Limits LIMITS = new Limits(5, 20, null, null);

    private final String session;
    private final int partition;
    private final long[] offsets = new long[4];

    public Story(String session, int partition) {
        this(session, partition, 0);
    }

    /** At offsets from this one, in each topic. */
    public Story(String session, int partition, long first) {
        this.session = session;
        this.partition = partition;
        Arrays.fill(offsets, first);
    }

    public Recorded planned(SpecificRecord event) {
        return recorded(TOPICS.planEvents(), 0, event);
    }

    public Recorded executed(SpecificRecord event) {
        return recorded(TOPICS.executionEvents(), 1, event);
    }

    public Recorded reviewed(SpecificRecord event) {
        return recorded(TOPICS.reviewEvents(), 2, event);
    }

    /** What a worker wrote; the record has this time, ms since the epoch. */
    public Recorded worked(SpecificRecord report, long at) {
        var recorded = recorded(TOPICS.workEvents(), 3, report);
        return new Recorded(recorded.place(), at, recorded.event());
    }

    public SessionStarted started(long at) {
        return started(at, null, USUAL);
    }

    public SessionStarted started(long at, String callback, Reminders reminders) {
        return SessionStarted.newBuilder()
                .setSessionId(session)
                .setStart(7)
                .setName("release-check")
                .setGoal("notes exist")
                .setMode(Mode.ASYNC)
                .setCriteria(1)
                .setPolicy(Policy.newBuilder()
                        .setLimits(LIMITS)
                        .setEscalation(List.of())
                        .setPoll(new Poll(60_000L, 120))
                        .setReminders(reminders)
                        .build())
                .setWorkspace(new Workspace("notes"))
                .setTaskQueue("agents")
                .setCallbackUrl(callback)
                .setLabels(Map.of("team", "docs"))
                .setAt(at)
                .build();
    }

    public TaskPlanned task(String id, String callback, long at) {
        var task = Task.newBuilder()
                .setId(id)
                .setTitle("write " + id)
                .setChecks(List.of())
                .setRetry(new Retry(3, 1_000L))
                .setCallbackUrl(callback)
                .build();
        return new TaskPlanned(session, 1, 0, task, at);
    }

    public PlanConfirmed confirmed(long at) {
        return new PlanConfirmed(session, new Handoff(7L, 1, 7L), 1, LIMITS, 1, List.of(), 0L, at);
    }

    public TaskSucceeded succeeded(String id, long at) {
        return TaskSucceeded.newBuilder()
                .setSessionId(session)
                .setTaskId(id)
                .setAttempt(1)
                .setOutput("{}")
                .setDiscovered(List.of())
                .setAt(at)
                .build();
    }

    public CriterionVerified proven(String id, long at) {
        var evidence = new Evidence("command", "exit code 0", "aa", "reviewer", at, null);
        return new CriterionVerified(session, id, Verdict.PASSED, evidence, 0, false, 1, at);
    }

    public SessionEnded ended(long at) {
        return SessionEnded.newBuilder()
                .setSessionId(session)
                .setStatus(EndStatus.COMPLETED)
                .setReason("all criteria are proven")
                .setPhase(Phase.REVIEW)
                .setIteration(1)
                .setAt(at)
                .build();
    }

    public ConfirmationRequested asked(String id, long at) {
        return ConfirmationRequested.newBuilder()
                .setSessionId(session)
                .setConfirmationId(id)
                .setKind(ConfirmationKind.PLAN)
                .setQuestion("Is the plan good?")
                .setOptions(List.of(Answer.YES, Answer.NO))
                .setPhase(Phase.PLAN)
                .setIteration(1)
                .setAt(at)
                .build();
    }

    public ConfirmationAnswered answered(String id, long at) {
        return ConfirmationAnswered.newBuilder()
                .setSessionId(session)
                .setConfirmationId(id)
                .setKind(ConfirmationKind.PLAN)
                .setAnswer(Answer.YES)
                .setIteration(1)
                .setAt(at)
                .build();
    }

    public ConfirmationWithdrawn withdrawn(String id, long at) {
        return new ConfirmationWithdrawn(session, id, "the plan is another one", 1, at);
    }

    /** After an end. */
    public SessionResumed continued(long at) {
        return new SessionResumed(session, Phase.EXECUTE, 2, LIMITS, at);
    }

    public SessionSuspended suspended(long at) {
        var suspension = new Suspension(SuspensionType.MANUAL, "the site is down", null, null, null);
        return new SessionSuspended(session, suspension, "", "ops", Phase.EXECUTE, 1, at);
    }

    public SuspensionEnded resumed(long at) {
        return new SuspensionEnded(session, Resumption.APPROVED, "ops", "", Phase.EXECUTE, 1, at);
    }

    private Recorded recorded(String topic, int place, SpecificRecord event) {
        return new Recorded(new Place(topic, partition, offsets[place]++), Optional.of(event));
    }
}
