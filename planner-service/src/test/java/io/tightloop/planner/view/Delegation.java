package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Message;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Parent;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.Resumption;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionResumed;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.SessionSuspended;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionEnded;
import io.tightloop.schemas.SuspensionPolled;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Usage;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.WorkCancelled;
import io.tightloop.schemas.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Sessions that wait: for each other, for a condition, for people; told step by step, to one partition. */
final class Delegation {
    private static final Limits LIMITS = Limits.newBuilder().build();

    private final List<Recorded> plan = new ArrayList<>();
    private final List<Recorded> execution = new ArrayList<>();
    private final List<Recorded> review = new ArrayList<>();
    private long clock = 1_000;

    /** A parent whose task t1 was left to one and two, of which one has ended; it waits, is told things and goes on. */
    static Delegation whole() {
        return new Delegation()
                .starts("parent")
                .plans("parent", "t1")
                .startsFor("one", "parent", "t1")
                .startsFor("two", "parent", "")
                .delegates("parent", "t1", 1, "one", "two")
                .suspends("one", SuspensionType.POLL, Phase.PLAN)
                .polls("one", 1, false)
                .polls("one", 2, true)
                .isToldBy("one", "ann", "hurry")
                .resumes("one", Phase.PLAN)
                .suspends("one", SuspensionType.MANUAL, Phase.EXECUTE)
                .ends("one", EndStatus.COMPLETED, "all proven")
                .suspends("two", SuspensionType.TIME, Phase.PLAN)
                .succeeds("parent", "t1")
                .plans("parent", "t2")
                .delegates("parent", "t2", 1, "two");
    }

    Delegation starts(String session) {
        return startsFor(session, null, "");
    }

    Delegation startsFor(String session, String parent, String task) {
        return tell(plan, started(session, parent, task, clock++));
    }

    static SessionStarted started(String session, String parent, String task, long at) {
        var policy = Policy.newBuilder()
                .setLimits(LIMITS)
                .setEscalation(List.of())
                .setPoll(new Poll(60_000L, 120))
                .setReminders(new Reminders(86_400_000L, List.of(86_400_000L), 10, null))
                .build();
        return SessionStarted.newBuilder()
                .setSessionId(session)
                .setStart(at)
                .setName("the " + session)
                .setGoal("ship it")
                .setMode(Mode.ASYNC)
                .setCriteria(1)
                .setPolicy(policy)
                .setWorkspace(new Workspace())
                .setTaskQueue("agents")
                .setLabels(Map.of())
                .setParent(parent == null ? null : new Parent(parent, task))
                .setAt(at)
                .build();
    }

    Delegation plans(String session, String task) {
        return tell(plan, new TaskPlanned(session, 1, plan.size(), Pairing.task(task, "do it"), clock++));
    }

    /** A worker takes the task and leaves it to these sessions; the claim is named by task and attempt. */
    Delegation delegates(String session, String task, int attempt, String... children) {
        var work = work(session, task, attempt);
        return tell(execution, new TaskDispatched(session, task, work, attempt, "crew", clock++))
                .tell(execution, new TaskStarted(session, task, work, attempt, "worker", clock + 9_000, clock++))
                .tell(
                        execution,
                        new TaskDelegated(
                                session, task, work, claim(task, attempt), attempt, List.of(children), 1, clock++));
    }

    static String work(String session, String task, int attempt) {
        return session + "-" + task + "-w" + attempt;
    }

    static String claim(String task, int attempt) {
        return "claim-" + task + "-" + attempt;
    }

    Delegation succeeds(String session, String task) {
        return tell(execution, new TaskSucceeded(session, task, 1, "{}", List.of(), clock++, null));
    }

    /** The result of a task's work is taken and its checks follow. */
    Delegation usesNothing(String session, String task) {
        return tell(execution, new UsageRecorded(session, Phase.EXECUTE, task, new Usage(0L, 0L, 0L), 0L, clock++));
    }

    /** A poll is called off because its suspension is over. */
    Delegation callsOffPoll(String session) {
        return tell(execution, new WorkCancelled(session, "w-poll", "suspension", "the suspension is over", clock++));
    }

    Delegation suspends(String session, SuspensionType type, Phase phase) {
        var suspension = Suspension.newBuilder()
                .setType(type)
                .setReason("not yet")
                .setUntil(type == SuspensionType.TIME ? 9_000L : null)
                .build();
        return tell(topic(phase), new SessionSuspended(session, suspension, "t1", "ann", phase, 1, clock++));
    }

    Delegation polls(String session, int attempts, boolean timedOut) {
        return tell(plan, new SuspensionPolled(session, attempts, 2, "status 503", timedOut, Phase.PLAN, 1, clock++));
    }

    Delegation resumes(String session, Phase phase) {
        return tell(topic(phase), new SuspensionEnded(session, Resumption.FORCED, "bob", "enough", phase, 1, clock++));
    }

    /** As the planner says it and the others relay it. */
    Delegation isToldBy(String session, String who, String text) {
        var sent = new MessageSent(session, new Message("m" + clock, text, who, clock++), "planner", 1);
        return tell(plan, sent).tell(execution, sent).tell(review, sent);
    }

    Delegation ends(String session, EndStatus status, String reason) {
        return tell(execution, new SessionEnded(session, status, reason, Phase.EXECUTE, 1, List.of(), null, clock++));
    }

    Delegation goesOn(String session) {
        return tell(execution, new SessionResumed(session, Phase.EXECUTE, 1, LIMITS, clock++));
    }

    List<List<Recorded>> topics() {
        return List.of(plan, execution, review);
    }

    List<Recorded> all() {
        return topics().stream().flatMap(List::stream).toList();
    }

    private List<Recorded> topic(Phase phase) {
        return switch (phase) {
            case PLAN -> plan;
            case EXECUTE -> execution;
            case REVIEW, UNKNOWN -> review;
        };
    }

    private Delegation tell(List<Recorded> topic, SpecificRecord event) {
        var name = topic == plan
                ? Stories.TOPICS.planEvents()
                : topic == execution ? Stories.TOPICS.executionEvents() : Stories.TOPICS.reviewEvents();
        topic.add(new Recorded(new Place(name, 0, topic.size() * 2L), Optional.of(event)));
        return this;
    }
}
