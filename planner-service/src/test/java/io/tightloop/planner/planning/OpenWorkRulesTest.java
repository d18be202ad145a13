package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.LIMITS;
import static io.tightloop.planner.planning.BriefFixtures.asking;
import static io.tightloop.planner.planning.BriefFixtures.byAgent;
import static io.tightloop.planner.planning.BriefFixtures.byCriteria;
import static io.tightloop.planner.planning.BriefFixtures.criterion;
import static io.tightloop.planner.planning.BriefFixtures.given;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static io.tightloop.planner.planning.PlanningFixtures.drafting;
import static io.tightloop.planner.planning.PlanningFixtures.handedOver;
import static io.tightloop.planner.planning.PlanningFixtures.names;
import static io.tightloop.planner.planning.PlanningFixtures.one;
import static io.tightloop.planner.planning.PlanningFixtures.tasks;
import static io.tightloop.planner.planning.PlanningFixtures.unproven;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is still open when the baton comes back. */
class OpenWorkRulesTest {
    @Test
    void every_criterion_is_unproven_when_a_discovery_was_left_out() {
        PlanningFixtures session = handedOver(given(List.of(criterion("a"), criterion("b")), task("t1")));
        session.when(new Input.KeepDiscovery(unproven("d2", "b")));

        session.when(new Input.TakeBaton(2, 2, LIMITS, 0));

        assertThat(one(session.proceed(), Event.PlanConfirmed.class).unproven()).containsExactly("a", "b");
    }

    @Test
    void a_criterion_that_was_waived_since_its_review_is_not_planned_again() {
        PlanningFixtures session = handedOver(byCriteria("a", "b"));
        session.when(new Input.KeepDiscovery(unproven("d1", "a")));
        session.when(new Input.KeepDiscovery(unproven("d2", "b")));
        session.when(new Input.TakeBaton(2, 2, LIMITS, 0));

        session.when(session.waive("a", "no time", "grace"));

        assertThat(tasks(session.proceed())).extracting(Task::id).containsExactly("c-b.2");
    }

    @Test
    void an_agent_is_not_told_of_a_criterion_that_was_waived_since_its_review() {
        PlanningFixtures session = drafting(byAgent());
        session.planOf(task("t1"));
        session.proceed();
        session.when(new Input.KeepDiscovery(unproven("d1", "docs")));
        session.when(new Input.KeepDiscovery(unproven("d2", "tests")));
        session.when(new Input.TakeBaton(2, 2, LIMITS, 0));

        session.when(session.waive("docs", "no time", "grace"));
        session.proceed();

        assertThat(session.request().discovered())
                .extracting(PlanRequest.Found::subject)
                .containsExactly("tests");
    }

    @Test
    void nothing_is_asked_when_waivers_have_left_nothing_to_plan() {
        PlanningFixtures session = drafting(asking(byAgent()));
        session.planOf(task("t1"));
        session.proceed();
        session.whenAndThen(session.answer(Answer.YES, ""));
        session.when(new Input.KeepDiscovery(unproven("d1", "docs")));
        session.when(new Input.TakeBaton(2, 1, LIMITS, 0));

        session.when(session.waive("docs", "no time", "grace"));

        assertThat(names(session.proceed())).containsExactly("PlanConfirmed");
    }
}
