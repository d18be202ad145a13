package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.byAgent;
import static io.tightloop.planner.planning.BriefFixtures.checked;
import static io.tightloop.planner.planning.BriefFixtures.given;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static io.tightloop.planner.planning.PlanningFixtures.asked;
import static io.tightloop.planner.planning.PlanningFixtures.detail;
import static io.tightloop.planner.planning.PlanningFixtures.drafting;
import static io.tightloop.planner.planning.PlanningFixtures.interrupted;
import static io.tightloop.planner.planning.PlanningFixtures.names;
import static io.tightloop.planner.planning.PlanningFixtures.one;
import static io.tightloop.planner.planning.PlanningFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.planner.planning.Event.PlanDispatched;
import io.tightloop.planner.planning.Event.PlanRejected;
import io.tightloop.planner.planning.Event.Rejection;
import org.junit.jupiter.api.Test;

class QueueRulesTest {
    private static final Task LOST = task("t1").onQueue("nowhere");
    private static final Task JUDGED = checked(task("t2").onQueue("known"), BriefFixtures.agent("nowhere"));
    private static final String NO_QUEUE = "tasks[0].queue: there is no queue 'nowhere'";

    @Test
    void a_plan_that_names_queues_that_there_are_not_goes_back() {
        PlanningFixtures session = drafting(byAgent());
        session.surroundings.withoutQueue("nowhere");

        assertThat(one(session.planOf(LOST, JUDGED), PlanRejected.class).errors())
                .containsExactly(NO_QUEUE, "tasks[1].checks[0].queue: there is no queue 'nowhere'");
        assertThat(one(session.proceed(), PlanDispatched.class).attempt()).isEqualTo(2);
    }

    @Test
    void a_plan_whose_queues_exist_or_are_left_to_the_brief_is_taken() {
        PlanningFixtures session = drafting(byAgent());
        session.surroundings.withoutQueue("agents");

        assertThat(names(session.planOf(task("t1"), JUDGED))).contains("DraftWritten");
    }

    @Test
    void what_cannot_be_the_name_of_a_queue_is_wrong_once() {
        PlanningFixtures session = drafting(byAgent());
        session.surroundings.withoutQueue("No way");

        assertThat(one(session.planOf(task("t1").onQueue("No way")), PlanRejected.class)
                        .errors())
                .containsExactly("tasks[0].queue: must match [a-z0-9._-]{1,64}");
    }

    @Test
    void an_edit_that_names_a_queue_that_there_is_not_is_refused() {
        PlanningFixtures question = asked(given(task("t1")));
        question.surroundings.withoutQueue("nowhere");
        var toQuestion = question.when(question.answer(Answer.EDIT, "", LOST));
        assertThat(reason(toQuestion)).isEqualTo(Rejection.INVALID);
        assertThat(detail(toQuestion)).isEqualTo(NO_QUEUE);

        PlanningFixtures ended = interrupted(given(task("t1")));
        ended.surroundings.withoutQueue("nowhere");
        assertThat(detail(ended.when(ended.edit(LOST)))).isEqualTo(NO_QUEUE);
    }
}
