package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.planner.planning.Discovery.Source;
import io.tightloop.planner.planning.Event.Rejection;
import java.util.ArrayList;
import java.util.List;

/** A session seen by the planner, in phrases. */
final class PlanningFixtures {
    static final long NOW = 1_000;

    final InMemorySurroundings surroundings = new InMemorySurroundings();
    private PlanningState state = new PlanningState(Planning.unknown(), new InMemoryPlans(), surroundings);
    private int commands;
    private int turns;
    private long now = NOW;
    private String by = "ada";

    static PlanningFixtures noSession() {
        return new PlanningFixtures();
    }

    static PlanningFixtures planning(Brief brief) {
        PlanningFixtures session = new PlanningFixtures();
        session.when(session.start(brief));
        return session;
    }

    static PlanningFixtures handedOver(Brief brief) {
        PlanningFixtures session = planning(brief);
        session.proceed();
        return session;
    }

    static PlanningFixtures interrupted(Brief brief) {
        PlanningFixtures session = planning(brief);
        session.when(session.signal(Input.Signal.BREAK));
        return session;
    }

    /** A session whose plan a person is asked about. */
    static PlanningFixtures asked(Brief brief) {
        return handedOver(BriefFixtures.asking(brief));
    }

    /** A session whose plan an agent has claimed. */
    static PlanningFixtures drafting(Brief brief) {
        PlanningFixtures session = planning(brief);
        session.proceed();
        session.claim();
        return session;
    }

    static Discovery unproven(String id, String criterion) {
        return found(id, Source.CRITERION, criterion, criterion + " unproven", "exit code 1", null, 1);
    }

    static Discovery failedTask(String id, String task) {
        return found(id, Source.TASK, task, task + " failed", "timeout", null, 1);
    }

    static Discovery reported(String id, String title) {
        return found(id, Source.WORKER, "", title, "write them", null, 1);
    }

    static Discovery wished(String id, String title) {
        return found(id, Source.PERSON, "", title, "please", null, 1);
    }

    static Discovery written(String id, Task task) {
        return found(id, Source.PERSON, "", task.title(), "", task, 1);
    }

    static Discovery found(
            String id, Source source, String subject, String title, String why, Task task, int iteration) {
        return new Discovery(id, source, subject, title, why, "major", task, iteration);
    }

    PlanningFixtures by(String name) {
        by = name;
        return this;
    }

    PlanningFixtures later(long ms) {
        now += ms;
        return this;
    }

    long now() {
        return now;
    }

    Input start(Brief brief) {
        return new Input.StartSession(command("StartSession", null), brief, digest(brief), 7);
    }

    Input startArchived(Brief brief, Brief archived) {
        return new Input.StartSession(command("StartSession", digest(archived)), brief, digest(brief), 7);
    }

    Input signal(Input.Signal signal) {
        return signal(signal, null);
    }

    Input signal(Input.Signal signal, Limits limits) {
        return new Input.SendSignal(command("SendSignal", null), signal, "", limits);
    }

    Input answer(Answer answer, String feedback, Task... tasks) {
        return answer(state.root().draft().question(), answer, feedback, tasks);
    }

    Input answer(String question, Answer answer, String feedback, Task... tasks) {
        return answer(ConfirmationKind.PLAN, question, answer, feedback, null, tasks);
    }

    Input answer(
            ConfirmationKind kind, String question, Answer answer, String feedback, String tombstone, Task... tasks) {
        return new Input.AnswerConfirmation(
                command("AnswerConfirmation", tombstone), question, kind, answer, feedback, List.of(tasks));
    }

    Input waive(String criterion, String reason, String approvedBy) {
        return new Input.WaiveCriterion(command("WaiveCriterion", null), criterion, reason, approvedBy);
    }

    Input edit(Task... tasks) {
        return new Input.EditTasks(command("EditTasks", null), List.of(tasks));
    }

    Input archive() {
        return new Input.ArchiveSession(command("ArchiveSession", null));
    }

    Input archiveArchived() {
        return new Input.ArchiveSession(command("ArchiveSession", "digest"));
    }

    List<Event> proceed() {
        return when(new Input.Proceed(now, "nonce" + ++turns));
    }

    /** An input, and what follows from it by itself. */
    List<Event> whenAndThen(Input input) {
        List<Event> events = new ArrayList<>(when(input));
        events.addAll(proceed());
        return events;
    }

    /** The next iteration, planned from these discoveries of the one before. */
    List<Task> plannedAgainFor(Discovery... discoveries) {
        return tasks(proceedAgainFor(discoveries));
    }

    List<Event> proceedAgainFor(Discovery... discoveries) {
        for (Discovery discovery : discoveries) {
            when(new Input.KeepDiscovery(discovery));
        }
        when(new Input.TakeBaton(state.root().iteration() + 1, discoveries.length, LIMITS, 0));
        return proceed();
    }

    /** Work id of the live attempt at the plan. */
    String workId() {
        return state.root().attempts().live().workId();
    }

    List<Event> claim() {
        return claim("claim", null);
    }

    List<Event> claim(String claimId, Long leaseMs) {
        return claim(workId(), claimId, leaseMs);
    }

    List<Event> claim(String workId, String claimId, Long leaseMs) {
        return when(new Input.WorkClaimed(workId, claimId, "planner-1", leaseMs, now));
    }

    List<Event> heartbeat() {
        return heartbeat(workId(), "claim");
    }

    List<Event> heartbeat(String workId, String claimId) {
        return when(new Input.WorkHeartbeat(workId, claimId, now));
    }

    List<Event> completed(String workId, String claimId, Task... tasks) {
        return when(new Input.WorkCompleted(workId, claimId, List.of(tasks), Usage.NONE, now));
    }

    List<Event> suspended() {
        return when(new Input.WorkSuspended(workId(), "claim", now));
    }

    List<Event> interrupted(String reason) {
        return when(new Input.Interrupt(reason, now));
    }

    List<Event> planOf(Task... tasks) {
        return completed(workId(), "claim", tasks);
    }

    List<Event> failed(boolean retryable) {
        return when(new Input.WorkFailed(
                workId(), "claim", new Failure("crashed", "out of memory"), retryable, Usage.NONE, now));
    }

    List<Event> due() {
        return when(new Input.Due(now));
    }

    List<Event> when(Input input) {
        List<Event> events = PlanningDecider.decide(input, state);
        for (Event event : events) {
            Status before = state.root().status();
            state = PlanningEvolution.evolve(state, event);
            Status after = state.root().status();
            assertThat(before == after || before.canBecome(after))
                    .as(before + " to " + after + " by " + event)
                    .isTrue();
        }
        return events;
    }

    Planning root() {
        return state.root();
    }

    List<Discovery> discoveries(int iteration) {
        return state.plans().discoveries(iteration);
    }

    PlanRequest request() {
        return PlanRequest.of(state);
    }

    static List<Task> tasks(List<Event> events) {
        return of(events, Event.TaskPlanned.class).stream()
                .map(Event.TaskPlanned::task)
                .toList();
    }

    static <T extends Event> List<T> of(List<Event> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static <T extends Event> T one(List<Event> events, Class<T> type) {
        List<T> found = of(events, type);
        assertThat(found).as(events.toString()).hasSize(1);
        return found.getFirst();
    }

    static List<String> names(List<Event> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    static Rejection reason(List<Event> events) {
        return refused(events).reason();
    }

    static String detail(List<Event> events) {
        return refused(events).detail();
    }

    private static Event.CommandRejected refused(List<Event> events) {
        assertThat(events).singleElement().isInstanceOf(Event.CommandRejected.class);
        return (Event.CommandRejected) events.getFirst();
    }

    private Command command(String type, String tombstone) {
        return new Command("c" + ++commands, type, by, tombstone, now);
    }

    private static String digest(Brief brief) {
        return Integer.toHexString(brief.hashCode());
    }
}
