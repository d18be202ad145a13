package io.tightloop.planner.planning;

import static io.tightloop.planner.planning.BriefFixtures.asking;
import static io.tightloop.planner.planning.BriefFixtures.byAgent;
import static io.tightloop.planner.planning.BriefFixtures.criterion;
import static io.tightloop.planner.planning.BriefFixtures.given;
import static io.tightloop.planner.planning.BriefFixtures.limited;
import static io.tightloop.planner.planning.BriefFixtures.notEnforced;
import static io.tightloop.planner.planning.BriefFixtures.task;
import static io.tightloop.planner.planning.PlanningFixtures.of;
import static io.tightloop.planner.planning.PlanningFixtures.planning;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.planner.planning.Discovery.Source;
import io.tightloop.planner.planning.Event.SessionEnded;
import io.tightloop.planner.planning.Input.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds after any messages in any order; each transition is checked where events are applied. */
class PlanningLawsTest {
    private static final int SESSIONS = 400;
    private static final int MESSAGES = 60;
    private static final Limits SHORT = new Limits(5, 20, 400_000L, 500L);
    private static final Brief TWO =
            given(List.of(criterion("tests"), criterion("docs")), task("t1"), task("t2", "t1"));

    private final List<Event> all = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private int discoveries;

    static Stream<Brief> briefs() {
        return Stream.of(TWO, asking(TWO), asking(notEnforced(TWO)), byAgent(), limited(asking(byAgent()), SHORT));
    }

    @ParameterizedTest
    @MethodSource("briefs")
    void any_messages_in_any_order_keep_the_laws(Brief brief) {
        for (int seed = 0; seed < SESSIONS; seed++) {
            Random random = new Random(seed);
            PlanningFixtures session = planning(brief);
            all.clear();
            asked.clear();
            for (int message = 0; message < MESSAGES; message++) {
                step(session, random, brief);
            }
            assertThat(of(all, Event.TaskPlanned.class).stream()
                            .map(planned -> planned.task().id()))
                    .as("ids of planned tasks, seed %d", seed)
                    .doesNotHaveDuplicates();
        }
        assertThat(discoveries).isPositive();
    }

    private void step(PlanningFixtures session, Random random, Brief brief) {
        boolean mine = session.root().status() != Status.HANDED_OVER;
        Attempt live = session.root().attempts().live();
        Input input = input(session, random);
        List<Event> events = new ArrayList<>(session.when(input));
        if (mine && commanded(input)) {
            assertThat(of(events, Event.CommandAccepted.class).size()
                            + of(events, Event.CommandRejected.class).size())
                    .as("answers to %s", input)
                    .isEqualTo(1);
        }
        if (input instanceof Input.Result result) {
            boolean held = live != null && live.heldBy(result.workId(), result.claimId());
            assertThat(of(events, Event.ResultIgnored.class))
                    .as("%s of %s", input, live)
                    .hasSize(held ? 0 : 1);
            assertThat(of(events, Event.DraftWritten.class).size() < events.size())
                    .as("%s is heard of", input)
                    .isTrue();
        }
        events.addAll(session.proceed());
        all.addAll(events);
        check(session, events, brief);
    }

    private void check(PlanningFixtures session, List<Event> events, Brief brief) {
        Planning root = session.root();
        assertThat(root.status()).isNotEqualTo(Status.PLANNING);
        assertThat(root.status() == Status.AWAITING).isEqualTo(root.draft().question() != null);
        assertThat(root.draft().awaiting()).isEqualTo(root.status() == Status.AWAITING);
        assertThat(root.attempts().live() == null || root.status() == Status.DRAFTING)
                .isTrue();
        of(events, Event.ConfirmationRequested.class)
                .forEach(question ->
                        assertThat(asked.add(question.confirmationId())).isTrue());
        for (SessionEnded ended : of(events, SessionEnded.class)) {
            assertThat(ended.status() != EndStatus.COMPLETED || ended.unproven().isEmpty())
                    .isTrue();
        }
        boolean planned = !of(events, Event.TaskPlanned.class).isEmpty();
        boolean asks = brief.policy().asked(brief.mode()).contains(ConfirmationKind.PLAN);
        assertThat(planned && asks && !said(events, Answer.YES)).isFalse();
    }

    private static boolean said(List<Event> events, Answer answer) {
        return of(events, Event.ConfirmationAnswered.class).stream().anyMatch(said -> said.answer() == answer);
    }

    private static boolean commanded(Input input) {
        return switch (input) {
            case Input.SendSignal signal -> true;
            case Input.AnswerConfirmation answer -> true;
            case Input.WaiveCriterion waive -> true;
            case Input.EditTasks edit -> true;
            case Input.StartSession start -> true;
            case Input.ArchiveSession archive -> true;
            case Input.KeepDiscovery keep -> false;
            case Input.NoteWaiver note -> false;
            case Input.TakeBaton take -> false;
            case Input.Proceed proceed -> false;
            case Input.Interrupt interrupt -> false;
            case Input.Park park -> false;
            case Input.Work work -> false;
        };
    }

    private Input input(PlanningFixtures session, Random random) {
        String workId = session.root().attempts().live() == null ? "none" : session.workId();
        Usage usage = new Usage(random.nextInt(50), 0, 0);
        session.later(random.nextInt(8) == 0 ? 15_000 : 500);
        return switch (random.nextInt(18)) {
            case 0 -> session.signal(Signal.values()[random.nextInt(4)]);
            case 1, 2 -> session.signal(Signal.CONTINUE);
            case 3, 4 -> session.answer(Answer.values()[random.nextInt(6)], "hm");
            case 5 -> session.answer(Answer.EDIT, "", edited(session, random));
            case 6 -> session.waive(random.nextBoolean() ? "tests" : "docs", "r", "grace");
            case 7 -> session.edit(edited(session, random));
            case 8, 9 -> new Input.WorkClaimed(workId, "claim", "w", null, session.now());
            case 10 -> new Input.WorkCompleted(workId, "claim", List.of(plan(session)), usage, session.now());
            case 11 -> new Input.WorkFailed(workId, "claim", new Failure("x", "y"), true, usage, session.now());
            case 12 -> new Input.Due(session.now());
            case 13 -> discovered(session, random);
            case 14 -> new Input.WorkSuspended(workId, "claim", session.now());
            case 15 -> new Input.Interrupt("rejected", session.now());
            case 16 ->
                new Input.TakeBaton(
                        session.root().iteration() + 1,
                        random.nextInt(3),
                        session.root().limits(),
                        0);
            default -> random.nextInt(6) == 0 ? new Input.Park("broken", session.now()) : discovered(session, random);
        };
    }

    private static Task plan(PlanningFixtures session) {
        return task("p" + session.now());
    }

    private static Task[] edited(PlanningFixtures session, Random random) {
        Task[] tasks = {plan(session), task("t1"), task("t1.2", "t1")};
        return random.nextBoolean() ? tasks : new Task[] {tasks[0]};
    }

    private Input discovered(PlanningFixtures session, Random random) {
        int iteration = session.root().iteration();
        String id = "d" + ++discoveries;
        Discovery discovery = switch (random.nextInt(5)) {
            case 0 -> PlanningFixtures.found(id, Source.TASK, "t1", "failed", "x", null, iteration);
            case 1 -> PlanningFixtures.found(id, Source.WORKER, "", "notes", "x", null, iteration);
            case 2 -> PlanningFixtures.found(id, Source.PERSON, "", "t", "x", task("t1", "t2"), iteration);
            default -> PlanningFixtures.found(id, Source.CRITERION, "docs", "docs", "x", null, iteration);
        };
        return new Input.KeepDiscovery(discovery);
    }
}
