package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.startedSession;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final int FEW = 10;
    private static final int MANY = 10_000;

    @Test
    void one_event_of_independent_tasks_costs_the_same_among_ten_and_ten_thousand() {
        assertSameCost(i -> task("t" + i));
    }

    @Test
    void one_event_of_a_chain_costs_the_same_among_ten_and_ten_thousand() {
        assertSameCost(i -> i == 0 ? task("t0") : task("t" + i).after("t" + (i - 1)));
    }

    @Test
    void tasks_that_all_wait_for_one_cost_the_same_each() {
        assertThat(perTask(MANY, CostTest::behindTheFirst))
                .isLessThanOrEqualTo(perTask(FEW, CostTest::behindTheFirst) + 1);
    }

    @Test
    void ten_thousand_tasks_behind_a_failed_one_are_skipped_in_one_go() {
        var session = startedSession();
        for (int i = 0; i < MANY; i++) {
            session.planned(i == 0 ? task("t0") : task("t" + i).after("t" + (i - 1)));
        }
        session.batonOf(1).failedForGood("t0");
        assertThat(session.root().counts()).isEqualTo(new Counts(0, 1, 0, 0, MANY - 1));
    }

    @Test
    void tasks_that_touch_the_same_file_and_its_folder_wait_for_the_last_one_only() {
        assertSameCost(i -> task("t" + i).touching("src/a.txt"));
    }

    @Test
    void tasks_with_checks_cost_the_same_among_ten_and_ten_thousand() {
        var few = checkedTasks(FEW);
        var many = checkedTasks(MANY);
        assertThat(costOfCheckedTask(many)).isPositive().isEqualTo(costOfCheckedTask(few));
    }

    private static SessionFixtures checkedTasks(int tasks) {
        var session = startedSession();
        for (int i = 0; i < tasks; i++) {
            session.planned(task("t" + i).checkedBy(PlannedTask.COMMAND));
        }
        return session.batonOf(1).proceeded();
    }

    private static long costOfCheckedTask(SessionFixtures session) {
        return cost(session, () -> {
            session.claimed("t0").when(session.completionOf("t0", NOW));
            session.proceeded().claimed("t0").when(session.verdictOf("t0", Verdict.PASSED));
            session.proceeded();
        });
    }

    private static PlannedTask behindTheFirst(int i) {
        return i == 0 ? task("t0") : task("t" + i).after("t0");
    }

    private static void assertSameCost(IntFunction<PlannedTask> plan) {
        assertThat(dearest(MANY, plan)).isPositive().isEqualTo(dearest(FEW, plan));
    }

    /** The most that planning, dispatching, claiming or completing any one task costs, in accesses to tasks. */
    private static long dearest(int tasks, IntFunction<PlannedTask> plan) {
        var session = startedSession();
        long dearest = 0;
        for (int i = 0; i < tasks; i++) {
            int ordinal = i;
            dearest = Math.max(dearest, cost(session, () -> session.planned(plan.apply(ordinal))));
        }
        session.batonOf(1);
        for (int i = 0; i < tasks; i++) {
            String id = "t" + i;
            dearest = Math.max(dearest, cost(session, () -> session.ran(id)));
        }
        assertThat(session.root().counts().completed()).isEqualTo(tasks);
        return dearest;
    }

    private static long perTask(int tasks, IntFunction<PlannedTask> plan) {
        var session = startedSession();
        for (int i = 0; i < tasks; i++) {
            session.planned(plan.apply(i));
        }
        session.batonOf(1);
        for (int i = 0; i < tasks; i++) {
            session.ran("t" + i);
        }
        assertThat(session.proceed(NOW)).isEmpty();
        return session.accesses() / tasks;
    }

    private static long cost(SessionFixtures session, Runnable step) {
        long before = session.accesses();
        step.run();
        return session.accesses() - before;
    }
}
