package io.tightloop.planner.stream;

import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Brief;
import io.tightloop.planner.planning.Discovery;
import io.tightloop.planner.planning.Plans;
import io.tightloop.planner.planning.Step;
import io.tightloop.planner.planning.Words;
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

    record Count(int count) {}

    record Waived(String criterionId) {}

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
        return turn.part("runs/" + taskId, Count.class).map(Count::count).orElse(1);
    }

    @Override
    public void runs(String taskId, int count) {
        turn.part("runs/" + taskId, new Count(count));
    }

    @Override
    public Optional<Added> added(String taskId) {
        return turn.part("added/" + taskId, Added.class);
    }

    @Override
    public List<Added> added() {
        return turn.parts("added/", Added.class).stream()
                .sorted(Comparator.comparingInt(Added::ordinal))
                .toList();
    }

    @Override
    public void added(Added added) {
        turn.part("added/" + added.task().id(), added);
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

    @Override
    public void forget(int iteration) {
        discoveries(iteration).forEach(discovery -> turn.remove(discovered(iteration) + discovery.id()));
    }

    @Override
    public List<Step> draft() {
        return turn.parts("draft/", Step.class);
    }

    @Override
    public void draft(List<Step> steps) {
        int before = turn.part("drafted", Count.class).map(Count::count).orElse(0);
        for (int place = 0; place < steps.size(); place++) {
            turn.part(drafted(place), steps.get(place));
        }
        for (int place = steps.size(); place < before; place++) {
            turn.remove(drafted(place));
        }
        turn.part("drafted", new Count(steps.size()));
    }

    @Override
    public Words words() {
        return turn.part("words", Words.class).orElse(Words.NONE);
    }

    @Override
    public void words(Words words) {
        if (words.equals(Words.NONE)) {
            turn.remove("words");
        } else {
            turn.part("words", words);
        }
    }

    @Override
    public boolean waived(String criterionId) {
        return turn.part("waived/" + criterionId, Waived.class).isPresent();
    }

    @Override
    public void waive(String criterionId) {
        turn.part("waived/" + criterionId, new Waived(criterionId));
    }

    private static String discovered(int iteration) {
        return "discovered/" + iteration + "/";
    }

    /** Places are written with as many digits as the highest one has, so that parts come back in order. */
    private static String drafted(int place) {
        return "draft/%05d".formatted(place);
    }
}
