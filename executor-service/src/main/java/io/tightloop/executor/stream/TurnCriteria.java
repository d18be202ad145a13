package io.tightloop.executor.stream;

import io.tightloop.baton.Turn;
import io.tightloop.executor.execution.Criteria;
import io.tightloop.executor.execution.Criterion;
import java.util.List;

/** The criteria of a turn's session: one part each. */
record TurnCriteria(Turn turn) implements Criteria {
    private static final String CRITERION = "criterion/";

    @Override
    public List<Criterion> all() {
        return turn.parts(CRITERION, Criterion.class);
    }

    @Override
    public void put(Criterion criterion) {
        turn.part(CRITERION + "%08d".formatted(criterion.ordinal()), criterion);
    }
}
