package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.asking;
import static io.tightloop.planner.planning.BriefFixtures.byAgent;
import static io.tightloop.planner.planning.BriefFixtures.check;
import static io.tightloop.planner.planning.BriefFixtures.checked;
import static io.tightloop.planner.planning.BriefFixtures.given;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static io.tightloop.planner.planning.BriefFixtures.titled;
import static io.tightloop.planner.planning.PlanningFixtures.asked;
import static io.tightloop.planner.planning.PlanningFixtures.detail;
import static io.tightloop.planner.planning.PlanningFixtures.drafting;
import static io.tightloop.planner.planning.PlanningFixtures.handedOver;
import static io.tightloop.planner.planning.PlanningFixtures.interrupted;
import static io.tightloop.planner.planning.PlanningFixtures.noSession;
import static io.tightloop.planner.planning.PlanningFixtures.of;
import static io.tightloop.planner.planning.PlanningFixtures.one;
import static io.tightloop.planner.planning.PlanningFixtures.planning;
import static io.tightloop.planner.planning.PlanningFixtures.reason;
import static io.tightloop.planner.planning.PlanningFixtures.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.planner.planning.Event.CommandAccepted;
import io.tightloop.planner.planning.Event.Rejection;
import io.tightloop.planner.planning.Event.TaskProposed;
import io.tightloop.planner.planning.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditRulesTest {
    private static final Brief BRIEF = given(task("t1"));

    @Test
    void edited_tasks_are_the_plan_after_continue() {
        PlanningFixtures session = interrupted(BRIEF);

        assertThat(one(session.when(session.edit(task("b", "a"), task("a"))), CommandAccepted.class)
                        .detail())
                .isEqualTo("2 tasks");

        assertThat(session.proceed()).isEmpty();
        assertThat(tasks(session.whenAndThen(session.signal(Signal.CONTINUE))))
                .extracting(Task::id)
                .containsExactly("a", "b");
    }

    @Test
    void edited_tasks_are_asked_about_when_the_policy_says_so() {
        PlanningFixtures session = interrupted(asking(BRIEF));
        session.when(session.edit(task("a")));

        assertThat(of(session.whenAndThen(session.signal(Signal.CONTINUE)), TaskProposed.class))
                .extracting(proposed -> proposed.task().id())
                .containsExactly("a");
    }

    @Test
    void edited_tasks_take_the_place_of_an_agents_plan() {
        PlanningFixtures session = drafting(byAgent());
        session.when(session.signal(Signal.BREAK));
        session.when(session.edit(task("a")));

        assertThat(tasks(session.whenAndThen(session.signal(Signal.CONTINUE))))
                .extracting(Task::id, Task::queue)
                .containsExactly(tuple("a", "agents"));
    }

    @Test
    void edited_tasks_are_checked() {
        PlanningFixtures session = interrupted(BRIEF);

        assertThat(detail(session.when(session.edit()))).isEqualTo("tasks: must be at least 1");
        assertThat(detail(session.when(session.edit(task("a", "b")))))
                .isEqualTo("tasks[0].dependsOn[0]: there is no task 'b'");
        assertThat(detail(session.when(session.edit(task("a", "b"), task("b", "a")))))
                .isEqualTo("tasks: depend on each other: a → b → a");
        assertThat(detail(session.when(session.edit(titled(task("a"), " ")))))
                .isEqualTo("tasks[0].title: must not be empty");
    }

    @Test
    void a_check_of_a_later_version_is_not_supported() {
        PlanningFixtures ended = interrupted(BRIEF);
        PlanningFixtures waiting = asked(BRIEF);
        Task later = checked(task("a"), check(CheckType.UNKNOWN, null));

        for (List<Event> events :
                List.of(ended.when(ended.edit(later)), waiting.when(waiting.answer(Answer.EDIT, "", later)))) {
            assertThat(reason(events)).isEqualTo(Rejection.UNSUPPORTED);
            assertThat(detail(events)).isEqualTo("tasks[0].checks[0].type: not known to this version");
        }
    }

    @Test
    void a_long_cycle_is_told_in_part() {
        PlanningFixtures session = interrupted(BRIEF);
        Task[] circle = new Task[100];
        for (int i = 0; i < circle.length; i++) {
            circle[i] = task("t" + i, "t" + (i + 1) % circle.length);
        }

        assertThat(detail(session.when(session.edit(circle)))).endsWith("t18 → t19 → and 81 more");
    }

    @Test
    void tasks_are_edited_after_an_end_only_and_where_the_baton_is() {
        PlanningFixtures unknown = noSession();
        assertThat(reason(unknown.when(unknown.edit(task("a"))))).isEqualTo(Rejection.UNKNOWN_SESSION);
        PlanningFixtures active = planning(BRIEF);
        assertThat(reason(active.when(active.edit(task("a"))))).isEqualTo(Rejection.NOT_ENDED);
        PlanningFixtures waiting = asked(BRIEF);
        assertThat(reason(waiting.when(waiting.edit(task("a"))))).isEqualTo(Rejection.NOT_ENDED);
        PlanningFixtures elsewhere = handedOver(BRIEF);
        assertThat(elsewhere.when(elsewhere.edit(task("a")))).isEmpty();
    }
}
