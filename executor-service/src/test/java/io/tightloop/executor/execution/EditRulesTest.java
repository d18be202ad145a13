package io.tightloop.executor.execution;

import static io.tightloop.executor.execution.SessionFixtures.NOW;
import static io.tightloop.executor.execution.SessionFixtures.accepted;
import static io.tightloop.executor.execution.SessionFixtures.activeSession;
import static io.tightloop.executor.execution.SessionFixtures.dispatchedIn;
import static io.tightloop.executor.execution.SessionFixtures.due;
import static io.tightloop.executor.execution.SessionFixtures.edit;
import static io.tightloop.executor.execution.SessionFixtures.refusal;
import static io.tightloop.executor.execution.SessionFixtures.startedSession;
import static io.tightloop.executor.execution.SessionFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditRulesTest {
    @Test
    void an_edit_replaces_what_is_open_and_is_used_at_continue() {
        var session = activeSession(task("a"), task("b"), task("c").after("b"))
                .ran("a")
                .interrupted();
        var events = session.when(edit(task("d").after("a"), task("b")));
        assertThat(events)
                .startsWith(
                        accepted("EditTasks", "2 tasks", 1),
                        new Event.TaskRemoved("c", "taken out of the plan by ann", "ann", NOW));
        assertThat(events.stream()
                        .filter(Event.TaskReplanned.class::isInstance)
                        .map(event -> ((Event.TaskReplanned) event).draft().spec())
                        .map(spec -> spec.id() + " " + spec.iteration() + " " + spec.ordinal() + " " + spec.queue()))
                .containsExactly("d 1 10000 agents", "b 1 10001 agents");
        assertThat(session.root().counts()).isEqualTo(new Counts(1, 0, 0, 2, 0));
        session.when(SessionFixtures.signal(Signal.CONTINUE));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("d", "b");
        assertThat(session.the("c").status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void an_edit_without_tasks_leaves_nothing_to_do() {
        var session = activeSession(task("a"), task("b")).ran("a").interrupted();
        session.when(edit());
        session.when(SessionFixtures.signal(Signal.CONTINUE));
        assertThat(session.proceed(NOW)).singleElement().isInstanceOf(Event.ExecutionFinished.class);
        assertThat(session.root().counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
    }

    @Test
    void dependencies_are_those_of_the_edit_alone() {
        var session = activeSession(task("a"), task("b").after("a"), task("c")).interrupted();
        session.when(edit(task("a"), task("b").after("c"), task("c")));
        session.continued().claimed("a").when(session.completionOf("a", NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).as("b waits for c").isEmpty();
        session.claimed("c").when(session.completionOf("c", NOW));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("b");
    }

    @Test
    void files_of_edited_tasks_overlap_in_the_order_of_their_dependencies() {
        var session =
                activeSession(task("a").touching("x"), task("b").touching("x")).interrupted();
        session.when(edit(task("b").touching("x").after("a"), task("a").touching("x")));
        session.when(SessionFixtures.signal(Signal.CONTINUE));
        assertThat(dispatchedIn(session.proceed(NOW))).containsExactly("a");
    }

    @Test
    void a_retry_of_a_replaced_task_is_forgotten() {
        var session = activeSession(task("a")).proceeded().claimed("a");
        session.when(session.failureOf("a", true, NOW));
        long retryAt = session.the("a").deadline();
        session.interrupted().when(edit(task("a")));
        assertThat(session.when(due("a", retryAt))).isEmpty();
        assertThat(dispatchedIn(session.continued().proceed(NOW))).isEmpty();
        assertThat(session.the("a").attempt().number()).isEqualTo(1);
        assertThat(session.root().load()).isEqualTo(new Load(new Counts(0, 0, 1, 0, 0), List.of("a"), 0, 0));
    }

    @Test
    void a_task_that_was_taken_out_can_be_put_back_and_ordinals_go_on() {
        var session = activeSession(task("a"), task("b")).interrupted();
        session.when(edit(task("b")));
        session.when(edit(task("a"), task("b")));
        assertThat(session.the("a").spec().ordinal()).isEqualTo(10_001);
        assertThat(session.root().counts()).isEqualTo(new Counts(0, 0, 0, 2, 0));
    }

    @Test
    void what_cannot_be_run_is_refused_with_every_field() {
        var session = activeSession(task("done"), task("bad"), task("open"))
                .ran("done")
                .failedForGood("bad");
        session.interrupted();
        assertThat(refusal(session.when(edit(
                        task("done"),
                        task("bad"),
                        task("n e w"),
                        task("x").after("nobody", "bad", "open"),
                        task("x").withPriority(9).on("Q!").withAttempts(0),
                        task("y").checkedBy(PlannedTask.check(CheckType.HTTP, 0L))))))
                .isEqualTo("INVALID tasks[0].id: 'done' has succeeded and stays as it is; "
                        + "tasks[1].id: 'bad' has failed and stays as it is; "
                        + "tasks[2].id: must match [A-Za-z0-9._-]{1,128}; "
                        + "tasks[4].id: 'x' is used twice; "
                        + "tasks[3].dependsOn[0]: there is no task 'nobody'; "
                        + "tasks[3].dependsOn[2]: 'open' will not succeed any more; "
                        + "tasks[4].priority: must be 0 to 4, is 9; "
                        + "tasks[4].retry.maxAttempts: must be at least 1, is 0; "
                        + "tasks[4].queue: must match [a-z0-9._-]{1,64}; "
                        + "tasks[5].checks[0].url: is needed by an http check; "
                        + "tasks[5].checks[0].timeout: must be 1 ms to 365 d, is 0");
    }

    @Test
    void tasks_that_wait_for_each_other_and_checks_of_a_later_version_are_refused() {
        var session = activeSession(task("a")).interrupted();
        assertThat(refusal(session.when(edit(task("x").after("y"), task("y").after("x"), task("z")))))
                .isEqualTo("INVALID tasks: depend on each other: x, y");
        var later = PlannedTask.check(CheckType.UNKNOWN, null);
        assertThat(refusal(session.when(edit(task("x").checkedBy(later)))))
                .isEqualTo("UNSUPPORTED tasks[0].checks[0].type: not known to this version");
    }

    @Test
    void only_an_ended_session_that_is_not_completed_is_edited() {
        assertThat(refusal(activeSession(task("a")).when(edit(task("a")))))
                .isEqualTo("NOT_ENDED tasks are edited after an end only");
        var completed = startedSession().batonOf(1);
        completed.when(SessionFixtures.signal(Signal.DONE));
        assertThat(refusal(completed.when(edit(task("a"))))).isEqualTo("ENDED the session has ended as COMPLETED");
    }

    @Test
    void a_question_about_a_replaced_task_never_has_the_id_of_an_earlier_one() {
        var session = SessionFixtures.askingAbout("a").interrupted();
        session.when(edit(task("a")));
        session.continued().ran("a");
        assertThat(session.the("a").asked()).isEqualTo(2);
    }
}
