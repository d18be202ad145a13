package io.tightloop.planner.planning;

import io.tightloop.planner.planning.Discovery.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A session seen by the planner, in phrases. */
final class PlanningFixtures {
    static final long NOW = 1_000;
    static final Limits LIMITS = new Limits(5, 20);

    private PlanningState state = new PlanningState(Planning.unknown(), new InMemoryPlans());
    private int commands;

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

    static Brief given(Task... tasks) {
        return brief(Strategy.GIVEN, List.of(criterion("tests")), List.of(tasks));
    }

    static Brief given(List<Criterion> criteria, Task... tasks) {
        return brief(Strategy.GIVEN, criteria, List.of(tasks));
    }

    static Brief byCriteria(String... ids) {
        return brief(
                Strategy.CRITERIA,
                List.of(ids).stream().map(PlanningFixtures::criterion).toList(),
                List.of());
    }

    static Brief brief(Strategy strategy, List<Criterion> criteria, List<Task> tasks) {
        return new Brief(
                "", "ship it", Mode.ASYNC, criteria, tasks, "", strategy, "agents", LIMITS, 3, null, null, Map.of());
    }

    static Criterion criterion(String id, String... provedBy) {
        Check check = new Check(CheckType.COMMAND, "true", null, null, null, null, null, null);
        return new Criterion(id, id + " holds", check, List.of(provedBy));
    }

    static Task task(String id, String... dependsOn) {
        return new Task(id, "do " + id, "", null, "{}", List.of(dependsOn), List.of(), 2, 60_000, 3, 1_000, "", null);
    }

    static Discovery unproven(String id, String criterion) {
        return new Discovery(id, Source.CRITERION, criterion, criterion + " unproven", "exit code 1", "major", 1);
    }

    static Discovery failedTask(String id, String task) {
        return new Discovery(id, Source.TASK, task, task + " failed", "timeout", "major", 1);
    }

    static Discovery reported(String id, String title) {
        return new Discovery(id, Source.WORKER, "", title, "write them", "major", 1);
    }

    Input start(Brief brief) {
        return new Input.StartSession(command("StartSession", null), brief, digest(brief), 7, "ada");
    }

    Input startArchived(Brief brief, Brief archived) {
        return new Input.StartSession(command("StartSession", digest(archived)), brief, digest(brief), 7, "ada");
    }

    Input signal(Input.Signal signal) {
        return signal(signal, null);
    }

    Input signal(Input.Signal signal, Limits limits) {
        return new Input.SendSignal(command("SendSignal", null), signal, "", limits);
    }

    Input archive() {
        return new Input.ArchiveSession(command("ArchiveSession", null));
    }

    Input archiveArchived() {
        return new Input.ArchiveSession(command("ArchiveSession", "digest"));
    }

    List<Event> proceed() {
        return when(new Input.Proceed(NOW));
    }

    /** The second iteration, planned from these discoveries of the first. */
    List<Task> plannedAgainFor(Discovery... discoveries) {
        for (Discovery discovery : discoveries) {
            when(new Input.NoteDiscovery(discovery));
        }
        when(new Input.TakeBaton(state.root().iteration() + 1, LIMITS));
        return tasks(proceed());
    }

    List<Event> when(Input input) {
        List<Event> events = PlanningDecider.decide(input, state);
        events.forEach(event -> state = PlanningEvolution.evolve(state, event));
        return events;
    }

    Planning root() {
        return state.root();
    }

    static List<Task> tasks(List<Event> events) {
        List<Task> tasks = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.TaskPlanned planned) {
                tasks.add(planned.task());
            }
        }
        return tasks;
    }

    private Command command(String type, String tombstone) {
        return new Command("c" + ++commands, type, tombstone, NOW);
    }

    private static String digest(Brief brief) {
        return Integer.toHexString(brief.hashCode());
    }
}
