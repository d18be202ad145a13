package io.tightloop.planner.stream;

import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Brief;
import io.tightloop.planner.planning.Discovery;
import io.tightloop.planner.planning.Plans;
import io.tightloop.planner.planning.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parts of a session's planning as parts of the turn's state. */
final class TurnPlans implements Plans {
    private final Turn turn;

    TurnPlans(Turn turn) {
        this.turn = turn;
    }

    record Noted(int ordinal, Discovery discovery) {}

    record Runs(int count) {}

    @Override
    public Brief brief() {
        return turn.part("brief", Brief.class).orElseThrow();
    }

    @Override
    public void brief(Brief brief) {
        turn.part("brief", brief);
    }

    @Override
    public int runs(String taskId) {
        return turn.part("runs/" + taskId, Runs.class).map(Runs::count).orElse(1);
    }

    @Override
    public void runs(String taskId, int count) {
        turn.part("runs/" + taskId, new Runs(count));
    }

    @Override
    public Optional<Task> added(String taskId) {
        return turn.part("added/" + taskId, Task.class);
    }

    @Override
    public void added(Task task) {
        turn.part("added/" + task.id(), task);
    }

    @Override
    public boolean noted(int iteration, String discoveryId) {
        return turn.part(discovered(iteration) + discoveryId, Noted.class).isPresent();
    }

    @Override
    public List<Discovery> discoveries(int iteration) {
        return turn.parts(discovered(iteration), Noted.class).stream()
                .sorted(Comparator.comparingInt(Noted::ordinal))
                .map(Noted::discovery)
                .toList();
    }

    @Override
    public void note(int ordinal, Discovery discovery) {
        turn.part(discovered(discovery.iteration()) + discovery.id(), new Noted(ordinal, discovery));
    }

    private static String discovered(int iteration) {
        return "discovered/" + iteration + "/";
    }
}
