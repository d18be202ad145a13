package io.tightloop.planner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.InMemoryTurn;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.DiscoverySource;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Planning;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.Strategy;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerPhaseTest {
    private static final Limits LIMITS = new Limits(5, 20);

    private final PlannerPhase phase = new PlannerPhase();
    private final InMemoryTurn turn = new InMemoryTurn("s1").commandOffset(42).at(1_000);

    @Test
    void a_start_is_planned_and_handed_over() {
        phase.command(turn, start(Map.of("team", "web")));
        phase.proceed(turn);

        assertThat(turn.begun()).isTrue();
        assertThat(turn.emitted(SessionStarted.class)).singleElement().satisfies(started -> {
            assertThat(started.getStart()).isEqualTo(42);
            assertThat(started.getCriteria()).isEqualTo(1);
            assertThat(started.getLabels()).containsEntry("team", "web");
        });
        assertThat(turn.emitted(CriterionDefined.class))
                .extracting(CriterionDefined::getCriterion)
                .containsExactly(criterion());
        assertThat(turn.emitted(TaskPlanned.class))
                .extracting(planned -> planned.getTask().getQueue())
                .containsExactly("agents");
        assertThat(turn.handoffs())
                .containsExactly(new PlanConfirmed("s1", new Handoff(0L, 1, 42L), 1, LIMITS, 1, 1_000L));
    }

    @Test
    void the_second_iteration_is_planned_from_discoveries() {
        phase.command(turn, start(Map.of()));
        phase.proceed(turn);
        turn.clear();

        phase.event(turn.at(2_000), unproven());
        phase.received(turn, new LoopContinued("s1", new Handoff(42L, 3, 42L), 2, new Limits(7, 21), 1, 2_000L));
        phase.proceed(turn);

        assertThat(turn.emitted(TaskPlanned.class)).singleElement().satisfies(planned -> {
            assertThat(planned.getIteration()).isEqualTo(2);
            assertThat(planned.getOrdinal()).isEqualTo(1);
            assertThat(planned.getTask().getId()).isEqualTo("t1.2");
            assertThat(planned.getTask().getOrigin()).isEqualTo("t1");
            assertThat(planned.getTask().getFeedback()).contains("exit code 1");
        });
        assertThat(turn.handoffs())
                .singleElement()
                .isInstanceOfSatisfying(
                        PlanConfirmed.class,
                        confirmed -> assertThat(confirmed.getLimits()).isEqualTo(new Limits(7, 21)));
    }

    @Test
    void a_broken_session_is_archived_and_leaves_its_digest() {
        phase.command(turn, start(Map.of()));
        phase.command(turn, new SendSignal("c2", "s1", Signal.BREAK, "enough", "ada", null));
        String tombstone = phase.tombstone(turn);
        phase.command(turn, new ArchiveSession("c3", "s1"));

        assertThat(turn.emitted(SessionEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.getPhase()).isEqualTo(Phase.PLAN);
            assertThat(ended.getReason()).isEqualTo("enough");
            assertThat(ended.getUnproven()).containsExactly("tests");
        });
        assertThat(turn.archived()).isTrue();
        assertThat(turn.root(io.tightloop.planner.planning.Planning.class)).isEmpty();

        turn.clear();
        phase.command(turn.tombstone(tombstone), start(Map.of()));

        assertThat(turn.emitted(CommandAccepted.class))
                .extracting(CommandAccepted::getOutcome)
                .containsExactly(Outcome.EXISTING);
    }

    @Test
    void labels_in_another_order_are_the_same_brief() {
        Map<String, String> forth = new LinkedHashMap<>();
        forth.put("a", "1");
        forth.put("b", "2");
        Map<String, String> back = new LinkedHashMap<>();
        back.put("b", "2");
        back.put("a", "1");

        assertThat(Briefs.digest(brief(forth))).isEqualTo(Briefs.digest(brief(back)));
    }

    @Test
    void only_starts_are_answered_without_the_baton() {
        assertThat(phase.addressee(start(Map.of()))).isEqualTo(Addressee.PLANNER);
        assertThat(phase.addressee(new ArchiveSession("c1", "s1"))).isEqualTo(Addressee.HOLDER);
    }

    private static StartSession start(Map<String, String> labels) {
        return new StartSession("c1", "s1", brief(labels), "ada");
    }

    private static Brief brief(Map<String, String> labels) {
        return Brief.newBuilder()
                .setGoal("ship it")
                .setMode(Mode.ASYNC)
                .setCriteria(List.of(criterion()))
                .setTasks(List.of(Task.newBuilder()
                        .setId("t1")
                        .setTitle("do it")
                        .setRetry(new Retry(3, 1_000L))
                        .build()))
                .setPlanning(new Planning(Strategy.GIVEN, "agents"))
                .setPolicy(new Policy(LIMITS, 3))
                .setWorkspace(new Workspace("work"))
                .setLabels(labels)
                .build();
    }

    private static Criterion criterion() {
        Check check = new Check(CheckType.COMMAND, "mvn test", null, null, null, null, null, 60_000L);
        return new Criterion("tests", "the tests pass", check, List.of());
    }

    private static TaskDiscovered unproven() {
        return new TaskDiscovered(
                "s1", "d1", DiscoverySource.CRITERION, "tests", "tests unproven", "exit code 1", "major", 1, 1_500L);
    }
}
