package io.tightloop.reviewer.stream;

import io.tightloop.baton.Turn;
import io.tightloop.reviewer.review.Board;
import io.tightloop.reviewer.review.Criterion;
import io.tightloop.reviewer.review.Finding;
import io.tightloop.reviewer.review.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parts of a session's review as parts of the turn's state, with their deadlines. */
final class TurnBoard implements Board {
    private static final String CRITERION = "criterion/";
    private static final String MARK = "mark/";

    private final Turn turn;

    TurnBoard(Turn turn) {
        this.turn = turn;
    }

    /** Id of the criterion whose part this is. */
    static Optional<String> criterionOf(String part) {
        return part.startsWith(CRITERION) ? Optional.of(part.substring(CRITERION.length())) : Optional.empty();
    }

    @Override
    public Session session() {
        return turn.part("session", Session.class).orElseThrow();
    }

    @Override
    public void session(Session session) {
        turn.part("session", session);
    }

    @Override
    public Optional<Criterion> criterion(String id) {
        return turn.part(CRITERION + id, Criterion.class);
    }

    @Override
    public List<Criterion> criteria() {
        return turn.parts(CRITERION, Criterion.class).stream()
                .sorted(Comparator.comparingInt(Criterion::ordinal))
                .toList();
    }

    @Override
    public void put(Criterion criterion) {
        turn.part(CRITERION + criterion.id(), criterion);
        turn.deadline(CRITERION + criterion.id(), criterion.deadline());
    }

    @Override
    public List<Finding> findings(int iteration) {
        return turn.parts(finding(iteration), Finding.class).stream()
                .sorted(Comparator.comparingInt(Finding::ordinal))
                .toList();
    }

    @Override
    public void put(Finding finding) {
        turn.part(finding(finding.iteration()) + finding.key(), finding);
    }

    @Override
    public void dropFindings(int iteration) {
        findings(iteration).forEach(finding -> turn.remove(finding(iteration) + finding.key()));
    }

    @Override
    public boolean met(String mark) {
        return turn.part(MARK + mark, Boolean.class).isPresent();
    }

    @Override
    public void meet(String mark) {
        turn.part(MARK + mark, true);
    }

    private static String finding(int iteration) {
        return "finding/" + iteration + "/";
    }
}
