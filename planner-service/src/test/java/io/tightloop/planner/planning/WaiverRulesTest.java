package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.byAgent;
import static io.tightloop.planner.planning.BriefFixtures.byCriteria;
import static io.tightloop.planner.planning.BriefFixtures.notEnforced;
import static io.tightloop.planner.planning.BriefFixtures.skippable;
import static io.tightloop.planner.planning.PlanningFixtures.NOW;
import static io.tightloop.planner.planning.PlanningFixtures.detail;
import static io.tightloop.planner.planning.PlanningFixtures.drafting;
import static io.tightloop.planner.planning.PlanningFixtures.handedOver;
import static io.tightloop.planner.planning.PlanningFixtures.interrupted;
import static io.tightloop.planner.planning.PlanningFixtures.names;
import static io.tightloop.planner.planning.PlanningFixtures.noSession;
import static io.tightloop.planner.planning.PlanningFixtures.of;
import static io.tightloop.planner.planning.PlanningFixtures.one;
import static io.tightloop.planner.planning.PlanningFixtures.planning;
import static io.tightloop.planner.planning.PlanningFixtures.reason;
import static io.tightloop.planner.planning.PlanningFixtures.reported;
import static io.tightloop.planner.planning.PlanningFixtures.unproven;
import static io.tightloop.planner.planning.PlanningFixtures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.planner.planning.Event.CommandAccepted;
import io.tightloop.planner.planning.Event.CriterionWaived;
import io.tightloop.planner.planning.Event.PlanConfirmed;
import io.tightloop.planner.planning.Event.Rejection;
import io.tightloop.planner.planning.Event.SessionEnded;
import io.tightloop.planner.planning.Input.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaiverRulesTest {
    private static final Brief TWO = byCriteria("tests", "docs");

    @Test
    void a_waiver_names_who_why_and_who_approved() {
        PlanningFixtures session = planning(TWO);

        List<Event> events = session.when(session.waive("docs", "no time", "grace"));

        assertThat(one(events, CommandAccepted.class).detail()).isEqualTo("waive docs");
        assertThat(events.getLast()).isEqualTo(new CriterionWaived("docs", "no time", "ada", "grace", 1, NOW));
        assertThat(one(session.proceed(), PlanConfirmed.class).unproven()).containsExactly("tests");
    }

    @Test
    void a_second_waiver_is_accepted_and_changes_nothing() {
        PlanningFixtures session = planning(TWO);
        session.when(session.waive("docs", "no time", "grace"));

        assertThat(names(session.when(session.waive("docs", "no time", "grace"))))
                .containsExactly("CommandAccepted");
    }

    @Test
    void what_a_waiver_needs_is_named() {
        PlanningFixtures session = planning(TWO);

        assertThat(detail(session.when(session.waive("docs", " ", "grace")))).startsWith("reason: ");
        assertThat(detail(session.when(session.waive("docs", "no time", null)))).startsWith("approvedBy: ");
        assertThat(detail(session.when(session.waive("x", "no time", "grace"))))
                .isEqualTo("criterion: there is no criterion 'x'");
        session.by("");
        assertThat(detail(session.when(session.waive("docs", "no time", "grace"))))
                .isEqualTo("by: a waiver needs a name");
    }

    @Test
    void without_block_on_skip_the_asker_approves() {
        PlanningFixtures session = planning(skippable(TWO));

        assertThat(one(session.when(session.waive("docs", "no time", null)), CriterionWaived.class)
                        .approvedBy())
                .isEqualTo("ada");
    }

    @Test
    void waivers_are_answered_where_the_baton_is() {
        PlanningFixtures unknown = noSession();
        assertThat(reason(unknown.when(unknown.waive("docs", "r", "grace")))).isEqualTo(Rejection.UNKNOWN_SESSION);
        PlanningFixtures elsewhere = handedOver(TWO);
        assertThat(elsewhere.when(elsewhere.waive("docs", "r", "grace"))).isEmpty();
        PlanningFixtures ended = interrupted(TWO);
        assertThat(names(ended.when(ended.waive("docs", "r", "grace"))))
                .containsExactly("CommandAccepted", "CriterionWaived");
    }

    @Test
    void done_is_refused_with_the_list_while_enforced() {
        PlanningFixtures session = planning(TWO);

        List<Event> events = session.when(session.signal(Signal.DONE));

        assertThat(reason(events)).isEqualTo(Rejection.UNPROVEN);
        assertThat(detail(events)).isEqualTo("without proof or waiver: tests, docs");
    }

    @Test
    void done_completes_once_every_criterion_is_waived() {
        PlanningFixtures session = drafting(byAgent());
        session.when(session.waive("tests", "r", "grace"));
        session.when(session.waive("docs", "r", "grace"));

        List<Event> events = session.when(session.signal(Signal.DONE));

        assertThat(names(events)).containsExactly("CommandAccepted", "WorkCancelled", "SessionEnded");
        assertThat(one(events, SessionEnded.class))
                .isEqualTo(new SessionEnded(EndStatus.COMPLETED, "DONE", 1, List.of(), NOW));
        assertThat(reason(session.when(session.signal(Signal.CONTINUE)))).isEqualTo(Rejection.ENDED);
        assertThat(reason(session.when(session.waive("docs", "r", "grace")))).isEqualTo(Rejection.ENDED);
        assertThat(reason(session.when(session.edit(BriefFixtures.task("t1"))))).isEqualTo(Rejection.ENDED);
    }

    @Test
    void done_completes_when_only_reported_work_is_open() {
        PlanningFixtures session = openFor(reported("d1", "notes"));

        assertThat(one(session.when(session.signal(Signal.DONE)), SessionEnded.class)
                        .status())
                .isEqualTo(EndStatus.COMPLETED);
    }

    @Test
    void done_is_refused_when_a_person_has_replaced_what_was_unproven() {
        PlanningFixtures session = openFor(written("d1", BriefFixtures.task("t1")));

        assertThat(detail(session.when(session.signal(Signal.DONE)))).endsWith("tests, docs");
    }

    @Test
    void done_is_refused_when_it_is_not_known_what_the_review_found() {
        PlanningFixtures skipped = handedOver(TWO);
        skipped.when(new Input.KeepDiscovery(reported("d2", "notes")));
        skipped.when(new Input.TakeBaton(2, 2, BriefFixtures.LIMITS, 0));
        assertThat(detail(skipped.when(skipped.signal(Signal.DONE)))).endsWith("tests, docs");

        PlanningFixtures broken = handedOver(TWO);
        broken.when(new Input.Park("broken", NOW));
        broken.when(broken.signal(Signal.CONTINUE));
        assertThat(detail(broken.when(broken.signal(Signal.DONE)))).endsWith("tests, docs");
    }

    @Test
    void done_counts_what_the_review_waived() {
        PlanningFixtures session = openFor(unproven("d1", "docs"));
        session.when(new Input.NoteWaiver("docs"));

        assertThat(session.when(new Input.NoteWaiver("docs"))).isEmpty();
        assertThat(one(session.when(session.signal(Signal.DONE)), SessionEnded.class)
                        .status())
                .isEqualTo(EndStatus.COMPLETED);
    }

    @Test
    void without_enforcement_done_waives_in_the_signallers_name() {
        PlanningFixtures session = planning(notEnforced(TWO));

        List<Event> events = session.when(session.signal(Signal.DONE));

        assertThat(of(events, CriterionWaived.class))
                .extracting(CriterionWaived::criterionId, CriterionWaived::by, CriterionWaived::approvedBy)
                .containsExactly(tuple("tests", "ada", "ada"), tuple("docs", "ada", "ada"));
        assertThat(of(events, CriterionWaived.class))
                .extracting(CriterionWaived::reason)
                .containsOnly("DONE");
        assertThat(one(events, SessionEnded.class).unproven()).isEmpty();
        PlanningFixtures nobody = planning(notEnforced(TWO)).by("");
        assertThat(detail(nobody.when(nobody.signal(Signal.DONE)))).startsWith("by: ");
    }

    @Test
    void without_criteria_done_completes_at_any_time() {
        Brief none = BriefFixtures.in(Mode.SYNC, BriefFixtures.brief(Strategy.AGENT, List.of(), List.of()));
        PlanningFixtures session = drafting(none);

        assertThat(one(session.when(session.signal(Signal.DONE)), SessionEnded.class)
                        .status())
                .isEqualTo(EndStatus.COMPLETED);
    }

    /** A second iteration of which nothing is planned yet. */
    private static PlanningFixtures openFor(Discovery discovery) {
        PlanningFixtures session = handedOver(TWO);
        session.when(new Input.KeepDiscovery(discovery));
        session.when(new Input.TakeBaton(2, 1, BriefFixtures.LIMITS, 0));
        return session;
    }
}
