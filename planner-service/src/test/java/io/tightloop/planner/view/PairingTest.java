package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tightloop.planner.view.ObservationRow.Kind;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.Verdict;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class PairingTest {
    @Inject
    Tables tables;

    @Inject
    ReadModel readModel;

    @Inject
    History history;

    @Inject
    ReadModelWriter writer;

    @BeforeEach
    void empty_tables() {
        tables.all().forEach(RowRepository::deleteAll);
    }

    @Test
    void tasks_of_the_current_draft_alone_are_shown() {
        var story = new Pairing().starts().proposes(1, "t1", "tx");
        writer.store(story.all());
        assertThat(taskIds()).containsExactly("t1", "tx");

        writer.store(story.proposes(2, "t1", "t2").all());
        assertThat(taskIds()).containsExactly("t1", "t2");
        assertThat(readModel.progress("s")).containsExactly(Map.entry("PENDING", 2L));

        writer.store(story.isConfirmed("t1").all());
        assertThat(taskIds()).containsExactly("t1");
    }

    @Test
    void session_awaits_while_nothing_but_a_question_is_left_and_runs_again_after_a_handoff() {
        var story = new Pairing().starts().proposes(1, "t1").asks("plan-1-1", ConfirmationKind.PLAN, "", Phase.PLAN);
        writer.store(story.waits(Phase.PLAN).all());
        assertThat(status()).isEqualTo("AWAITING");
        assertThat(readModel.sessions(Filters.status("AWAITING"), Long.MAX_VALUE, "", 10))
                .hasSize(1);

        writer.store(story.isAnswered("plan-1-1", ConfirmationKind.PLAN, "", Answer.YES)
                .isConfirmed("t1")
                .all());
        assertThat(status()).isEqualTo("RUNNING");

        writer.store(story.waits(Phase.EXECUTE).moves(Phase.EXECUTE).all());
        assertThat(status()).isEqualTo("RUNNING");
    }

    @Test
    void question_is_open_until_it_is_answered_and_open_again_when_it_is_asked_again() {
        var story = running().asks("task-t1-1", ConfirmationKind.TASK, "t1", Phase.EXECUTE);
        writer.store(story.all());
        assertThat(history.openConfirmations("s", 10)).singleElement().satisfies(open -> {
            assertThat(open.confirmationId()).isEqualTo("task-t1-1");
            assertThat(open.options()).isEqualTo("[\"YES\",\"NO\"]");
        });
        assertThat(run("t1").status()).isEqualTo("AWAITING");

        writer.store(story.isAnswered("task-t1-1", ConfirmationKind.TASK, "t1", Answer.REVIEW)
                .all());
        assertThat(history.openConfirmations("s", 10)).isEmpty();
        assertThat(run("t1").status()).isEqualTo("PENDING");

        writer.store(story.asks("task-t1-1", ConfirmationKind.TASK, "t1", Phase.EXECUTE)
                .all());
        assertThat(history.openConfirmations("s", 10)).hasSize(1);
        assertThat(run("t1").status()).isEqualTo("AWAITING");

        writer.store(story.withdraws("task-t1-1").all());
        assertThat(history.confirmations("s", Long.MIN_VALUE, "", 10))
                .singleElement()
                .extracting(ConfirmationRow::state)
                .isEqualTo("WITHDRAWN");
        assertThat(run("t1").status()).isEqualTo("PENDING");
    }

    @Test
    void task_that_is_refused_escalated_or_cut_off_while_it_is_checked_is_to_do_again() {
        var story = running().retries("t1");
        writer.store(story.all());
        assertThat(run("t1").status()).isEqualTo("RETRYING");
        assertThat(run("t1").errorCode()).isEqualTo("rejected");

        writer.store(story.escalates("t1").all());
        assertThat(run("t1").status()).isEqualTo("PENDING");
        assertThat(run("t1").queue()).isEqualTo("strong");

        writer.store(story.runs("t1", 2).cancels("check-of-t1", "t1").all());
        assertThat(run("t1").status()).isEqualTo("PENDING");

        writer.store(story.verifies("t1", Verdict.PASSED).all());
        assertThat(run("t1").status()).isEqualTo("RUNNING");
    }

    @Test
    void edited_tasks_take_the_place_of_planned_ones_and_removed_ones_are_cancelled() {
        writer.store(running().ends().edits("t1", "t3").removes("t2").all());

        assertThat(readModel.tasks("s", -1, 10))
                .extracting(task -> task.plan().taskId(), task -> task.plan().title())
                .containsExactly(
                        tuple("t2", "write it"), tuple("t1", "write it better"), tuple("t3", "write it better"));
        assertThat(run("t1").attempt()).isZero();
        assertThat(run("t2").status()).isEqualTo("CANCELLED");
    }

    @Test
    void waiver_that_is_relayed_is_kept_and_noted_once() {
        writer.store(new Pairing().starts().waives("c2").all());

        assertThat(readModel.criteria("s", -1, 10).get(1).waiver()).hasValueSatisfying(waiver -> {
            assertThat(waiver.waivedBy()).isEqualTo("ann");
            assertThat(waiver.approvedBy()).isEqualTo("bob");
        });
        assertThat(readModel.criteria("s", -1, 10).getFirst().waiver()).isEmpty();
        assertThat(observed(Kind.WAIVER)).containsExactly("c2 not needed (approved by bob) ann");
    }

    @Test
    void usage_is_summed_over_attempts_and_counted_once_when_it_is_read_again() {
        var story = running().uses(100, 10, 5).uses(1, 2, 0);
        writer.store(story.all());
        tables.positions().deleteAll();
        writer.store(story.all());

        assertThat(readModel.usage("s")).isEqualTo(new TokenSum(101, 12, 5));
        assertThat(readModel.usage("nobody")).isEqualTo(new TokenSum(0, 0, 0));
    }

    @Test
    void parked_session_is_shown_as_failed_until_it_is_redriven() {
        var story = running().isParked();
        writer.store(story.all());
        assertThat(status()).isEqualTo("FAILED");
        assertThat(readModel.session("s").orElseThrow().parking()).contains("parked in the reviewer: it is garbled");
        assertThat(readModel.sessions(Filters.status("FAILED"), Long.MAX_VALUE, "", 10))
                .hasSize(1);
        assertThat(readModel.sessions(Filters.status("RUNNING"), Long.MAX_VALUE, "", 10))
                .isEmpty();

        writer.store(story.isRedriven().all());
        assertThat(status()).isEqualTo("RUNNING");
    }

    @Test
    void audit_tells_questions_answers_verdicts_and_decisions_in_order() {
        writer.store(Pairing.whole().verifies("t1", Verdict.FAILED).all());

        assertThat(observed(Kind.QUESTION))
                .containsExactly("plan-1-1 Is it good? ", "plan-1-2 Is it good? ", "task-t1-1 Is it good? ");
        assertThat(observed(Kind.ANSWER)).containsExactly("plan-1-1 NO: not so ann", "plan-1-2 YES: not so ann");
        assertThat(observed(Kind.WITHDRAWAL)).containsExactly("task-t1-1 the session ended ");
        assertThat(observed(Kind.COMMAND))
                .containsExactly(
                        "AnswerConfirmation accepted: NO to plan-1-1 ann",
                        "AnswerConfirmation accepted: YES to plan-1-2 ann");
        assertThat(observed(Kind.VERDICT)).containsExactly("t1 check 1 of attempt 1 FAILED: exit code 1 worker");
        assertThat(observed(Kind.DECISION))
                .containsExactly(
                        " started: ship it ann",
                        " draft 1 with 2 tasks ",
                        " draft 2 with 2 tasks ",
                        " 2 tasks planned; unproven: c1 ",
                        "t1 from crew to strong: three times the same ",
                        " INTERRUPTED: tea; unproven: c1 ",
                        "t2 taken out ann",
                        "reviewer parked: it is garbled (t.execution-events@4) ",
                        "reviewer redriven; a record was left out ann");
        assertThat(history.observations("s", Optional.empty(), Long.MIN_VALUE, "", 100))
                .isSortedAccordingTo(Comparator.comparing(ObservationRow::at))
                .hasSize(19);
    }

    @Test
    void audit_tells_what_was_refused_rejected_ignored_and_discovered() {
        writer.store(Remarks.planned());
        writer.store(Remarks.executed());
        writer.store(Remarks.reviewed());

        assertThat(observed(Kind.SIGNAL)).containsExactly("SendSignal refused, UNPROVEN: c1 is unproven ann");
        assertThat(observed(Kind.DECISION))
                .containsExactly(
                        "plan attempt 2: tasks[0].queue: must match; tasks[1].id: is taken ",
                        " checkpoint 1: t3, t4 ",
                        "t1 the attempt is over ",
                        "d1 major: fix it (task t1) ",
                        " minor: paint it, not planned: below policy.ignoreBelow ");
        assertThat(run("t1").status()).isEqualTo("FAILED");
        assertThat(run("t2").status()).isEqualTo("SKIPPED");
    }

    @Test
    void every_type_that_is_kept_is_told_in_some_story() {
        var told = Stream.of(
                        Pairing.whole()
                                .uses(1, 1, 1)
                                .cancels("w", "t1")
                                .verifies("t1", Verdict.PASSED)
                                .retries("t1")
                                .all(),
                        Stories.twoIterations("s").archived().all(),
                        Delegation.whole().all(),
                        Remarks.planned(),
                        Remarks.executed(),
                        Remarks.reviewed(),
                        List.of(Letters.at(0, Letters.of(0, "s", "it cannot be read"))))
                .flatMap(List::stream)
                .map(record -> record.event().orElseThrow().getSchema().getName());

        assertThat(told).containsAll(Projection.TYPES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void order_between_topics_does_not_matter(long seed) {
        var story = Pairing.whole();
        writer.store(story.all());
        var expected = Stored.rows(tables);
        tables.positions().deleteAll();
        writer.store(story.all());
        assertThat(Stored.rows(tables)).as("read again").isEqualTo(expected);
        empty_tables();

        Interleaving.of(story.topics(), seed).forEach(writer::store);
        assertThat(Stored.rows(tables)).isEqualTo(expected);
    }

    private static Pairing running() {
        return new Pairing().starts().isConfirmed("t1", "t2").runs("t1", 1);
    }

    private String status() {
        return readModel.session("s").orElseThrow().shownStatus();
    }

    private List<String> taskIds() {
        return readModel.tasks("s", -1, 10).stream()
                .map(task -> task.plan().taskId())
                .toList();
    }

    private TaskRunRow run(String task) {
        return tables.runs().findById("s/" + task).orElseThrow();
    }

    private List<String> observed(Kind kind) {
        return history.observations("s", Optional.of(kind), Long.MIN_VALUE, "", 100).stream()
                .map(row -> row.subject() + " " + row.summary() + " " + row.who())
                .toList();
    }
}
