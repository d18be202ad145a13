package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.dispatchedIn;
import static io.tightloop.executor.execution.SessionFixtures.startedSession;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapRulesTest {
    @Test
    void tasks_whose_files_overlap_go_one_after_the_other_in_plan_order() {
        var session = activeSession(task("a").touching("src/x"), task("b").touching("./src//x/"), task("c"));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("a", "c");
        session.claimed("a").when(session.completionOf("a", NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("b");
    }

    @Test
    void a_folder_overlaps_what_is_in_it_and_the_workspace_overlaps_everything() {
        assertThat(waitsFor(task("b").touching("src"), task("a").touching("src/main/x")))
                .containsExactly("a");
        assertThat(waitsFor(task("b").touching("src/main/x"), task("a").touching("src")))
                .containsExactly("a");
        assertThat(waitsFor(task("b").touching("."), task("a").touching("src/x")))
                .containsExactly("a");
        assertThat(waitsFor(task("b").touching("src/x"), task("a").touching("./")))
                .containsExactly("a");
    }

    @Test
    void names_that_only_begin_alike_do_not_overlap() {
        assertThat(waitsFor(
                        task("b").touching("src2", "src.txt", "s"), task("a").touching("src")))
                .isEmpty();
    }

    @Test
    void a_task_waits_for_the_last_of_those_that_wait_for_each_other() {
        assertThat(waitsFor(
                        task("c").touching("x"),
                        task("a").touching("x"),
                        task("b").touching("x")))
                .containsExactly("b");
        assertThat(waitsFor(
                        task("d").touching("s/y"),
                        task("a").touching("s/y"),
                        task("b").touching("s")))
                .containsExactly("b");
    }

    @Test
    void a_named_dependency_that_overlaps_too_counts_once() {
        assertThat(waitsFor(task("b").touching("x").after("a"), task("a").touching("x")))
                .containsExactly("a");
    }

    @Test
    void a_settled_task_blocks_no_file_and_one_that_will_not_run_hides_nobody() {
        var session = activeSession(task("a").touching("x")).failedForGood("a").proceeded();
        session.planned(task("b").in(2).touching("x"));
        session.planned(task("hopeless").in(2).touching("x").after("a"));
        session.planned(task("c").in(2).touching("x"));
        assertThat(dispatchedIn(session.batonOf(2).proceed(NOW))).containsExactly("b");
        assertThat(session.the("c").openDependencies()).isEqualTo(1);
    }

    @Test
    void what_waits_for_a_file_of_a_failed_task_is_skipped() {
        var session = activeSession(task("a").touching("x"), task("b").touching("x"));
        session.failedForGood("a");
        assertThat(session.the("b").status()).isEqualTo(TaskStatus.SKIPPED);
    }

    private static List<String> waitsFor(PlannedTask last, PlannedTask... before) {
        Event event = startedSession().planned(before).when(last.at(9)).getFirst();
        return ((Event.TaskAdded) event).waitsFor();
    }
}
