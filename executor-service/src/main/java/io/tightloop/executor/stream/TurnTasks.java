package io.tightloop.executor.stream;

import io.tightloop.baton.Turn;
import io.tightloop.executor.execution.Task;
import io.tightloop.executor.execution.Tasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks of a turn's session: a part each, a part for each dependency, and the session's queue of ready ones. */
final class TurnTasks implements Tasks {
    private static final String TASK = "task/";

    private final Turn turn;
    private final Map<String, Long> deadlines = new HashMap<>();

    TurnTasks(Turn turn) {
        this.turn = turn;
    }

    /** Id of the task that this part, as given to {@link Turn#deadline}, is about; empty when it is about none. */
    static Optional<String> idOf(String part) {
        return part.startsWith(TASK) ? Optional.of(part.substring(TASK.length())) : Optional.empty();
    }

    @Override
    public Optional<Task> find(String id) {
        Optional<Task> found = turn.part(TASK + id, Task.class);
        found.ifPresent(task -> deadlines.put(id, task.deadline()));
        return found;
    }

    @Override
    public List<Task> all() {
        List<Task> all = turn.parts(TASK, Task.class);
        all.forEach(task -> deadlines.put(task.id(), task.deadline()));
        return all;
    }

    @Override
    public void put(Task task) {
        turn.part(TASK + task.id(), task);
        Long before = deadlines.put(task.id(), task.deadline());
        if (task.deadline() != 0 || (before != null && before != 0)) {
            turn.deadline(TASK + task.id(), task.deadline());
        }
    }

    @Override
    public Optional<Task> firstReady() {
        return turn.firstQueued().flatMap(TurnTasks::idOf).flatMap(this::find);
    }

    @Override
    public void ready(Task task) {
        turn.enqueue(task.rank(), TASK + task.id());
    }

    @Override
    public void unready(Task task) {
        turn.dequeue(task.rank(), TASK + task.id());
    }

    @Override
    public void depends(String dependent, String dependency) {
        turn.part(prefix(dependency) + dependent, new Dependent(dependent));
    }

    @Override
    public List<String> dependents(String dependency) {
        return turn.parts(prefix(dependency), Dependent.class).stream()
                .map(Dependent::id)
                .toList();
    }

    @Override
    public void release(String dependency) {
        dependents(dependency).forEach(id -> turn.remove(prefix(dependency) + id));
    }

    /** The length keeps the dependents of "a" apart from those of "a/b". */
    private static String prefix(String dependency) {
        return "dependents/" + dependency.length() + "/" + dependency + "/";
    }

    /** A task that waits for another. */
    private record Dependent(String id) {}
}
