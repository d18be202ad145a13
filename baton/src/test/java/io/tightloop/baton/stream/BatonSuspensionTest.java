package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Bench.NOON;
import static io.tightloop.baton.stream.Messages.planConfirmed;
import static io.tightloop.baton.stream.Messages.signal;
import static io.tightloop.baton.stream.Messages.start;
import static io.tightloop.baton.stream.Waits.claimed;
import static io.tightloop.baton.stream.Waits.found;
import static io.tightloop.baton.stream.Waits.manual;
import static io.tightloop.baton.stream.Waits.poll;
import static io.tightloop.baton.stream.Waits.resume;
import static io.tightloop.baton.stream.Waits.suspend;
import static io.tightloop.baton.stream.Waits.suspended;
import static io.tightloop.baton.stream.Waits.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.turn.TestKeys;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Decision;
import io.tightloop.schemas.Message;
import io.tightloop.schemas.MessageSent;
import io.tightloop.schemas.SendMessage;
import io.tightloop.schemas.SuspendSession;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionType;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatonSuspensionTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Bench planner = new Bench("planner");

    @BeforeEach
    void startSession() {
        planner.commands(start("c1", "s")).says();
    }

    @AfterEach
    void close() {
        planner.close();
    }

    @Test
    void a_suspended_session_passes_no_baton_until_its_time_has_come() {
        planner.commands(suspend("c2", time(MINUTE)), signal("c3", "pass on"));

        assertThat(planner.says()).containsExactly("suspended TIME", "c2 accepted", "c3 accepted");
        assertThat(planner.after(MINUTE).says()).containsExactly("resumed ELAPSED", "handoff 0/1 up to 2");
        assertThat(planner.keys()).noneMatch(TestKeys::ofDeadline);
    }

    @Test
    void what_a_phase_has_to_do_at_some_time_waits_with_its_session() {
        planner.commands(signal("c2", "wake " + (NOON + 1_000)), suspend("c3", manual()))
                .says();

        assertThat(planner.after(MINUTE).says()).isEmpty();
        planner.commands(resume("c4", Decision.APPROVE));
        assertThat(planner.after(MINUTE).says()).containsExactly("resumed APPROVED", "c4 accepted", "due part");
    }

    @Test
    void a_condition_is_looked_for_by_a_worker() {
        planner.commands(suspend("c2", poll())).says();

        WorkItem item = polled();
        assertThat(item.getKind()).isEqualTo(WorkKind.POLL);
        assertThat(item.getSubject()).isEqualTo("suspension");
        assertThat(item.getCheck().getCommand()).isEqualTo("test -f done");
        assertThat(item.getCheck().getHeaders()).containsEntry("a", "b");

        planner.work("planner", claimed(item)).work("planner", found(item, Verdict.FAILED));
        assertThat(planner.says()).containsExactly("polled 1");
        assertThat(planner.after(MINUTE).items("command")).hasSize(1);
    }

    @Test
    void a_condition_that_is_met_lets_the_session_go_on() {
        planner.commands(suspend("c2", poll()), signal("c3", "pass on"));
        WorkItem item = polled();
        planner.says();

        planner.work("planner", claimed(item)).work("planner", found(item, Verdict.PASSED));

        assertThat(planner.says()).containsExactly("resumed MET", "handoff 0/1 up to 2");
    }

    @Test
    void a_result_that_comes_too_late_is_answered() {
        planner.commands(suspend("c2", poll()));
        WorkItem item = polled();
        planner.commands(resume("c3", Decision.FORCE)).says();

        planner.work("planner", claimed(item)).work("planner", found(item, Verdict.PASSED));

        assertThat(planner.says()).containsExactly("refused k", "ignored, the poll was over");
    }

    @Test
    void what_answers_a_work_event_names_it_and_nothing_else_does() {
        planner.commands(suspend("c2", poll()));
        WorkItem item = polled();
        assertThat(planner.causes()).isNotEmpty().containsOnly("");

        planner.work("planner", claimed(item)).work("planner", found(item, Verdict.FAILED));

        assertThat(planner.causes()).singleElement().asString().matches("[0-9a-f]{16}-[0-9a-f]+");
    }

    @Test
    void a_worker_that_asks_for_a_wait_is_told_how_it_ended() {
        planner.work("planner", suspended(manual())).says();
        planner.commands(resume("c2", Decision.REJECT, "not like this"), suspend("c3", poll()));

        assertThat(planner.says()).containsExactly("resumed REJECTED", "c2 accepted", "suspended POLL", "c3 accepted");
        assertThat(polled().getMessages())
                .extracting(Message::getText)
                .containsExactly("The suspension was rejected by anna: not like this");
    }

    @Test
    void what_a_worker_asks_for_and_makes_no_sense_waits_for_a_person() {
        planner.work(
                "planner",
                suspended(Suspension.newBuilder()
                        .setType(SuspensionType.POLL)
                        .setReason("ci")
                        .build()));

        assertThat(planner.says()).containsExactly("worked", "suspended MANUAL");
    }

    @Test
    void a_rejected_command_of_a_person_interrupts_the_session() {
        planner.commands(suspend("c2", manual()), resume("c3", Decision.REJECT));

        assertThat(planner.says())
                .containsExactly("suspended MANUAL", "c2 accepted", "resumed REJECTED", "ended FAILED", "c3 accepted");
    }

    @Test
    void the_end_of_a_session_ends_its_wait() {
        planner.commands(suspend("c2", manual()), signal("c3", "fail"));

        assertThat(planner.says())
                .containsExactly(
                        "suspended MANUAL", "c2 accepted", "resumed ENDED", "ended FAILED", "c3 rejected INVALID");
        planner.commands(suspend("c4", manual()), resume("c5", Decision.FORCE));
        assertThat(planner.says()).containsExactly("c4 rejected ENDED", "c5 rejected ENDED");
    }

    @Test
    void commands_that_make_no_sense_are_refused_with_a_reason() {
        planner.commands(
                suspend(
                        "c2",
                        Suspension.newBuilder().setType(SuspensionType.TIME).build()),
                suspend(
                        "c3",
                        Suspension.newBuilder().setType(SuspensionType.POLL).build()),
                suspend(
                        "c4",
                        Suspension.newBuilder().setType(SuspensionType.UNKNOWN).build()),
                resume("c5", Decision.FORCE),
                new SendMessage("c6", "s", " ", ""));

        assertThat(planner.answers())
                .extracting(answer -> ((CommandRejected) answer).getDetail())
                .containsExactly(
                        "suspension: TIME needs either for or until",
                        "suspension.check: is required",
                        "suspension.type: is not known to this version",
                        "the session is not suspended",
                        "text: must have 1 to 8192 characters");
    }

    @Test
    void commands_for_a_session_that_nobody_knows_are_refused() {
        SpecificRecord command = new SuspendSession("c9", "other", manual(), "");

        assertThat(planner.commands(command).says()).containsExactly("c9 rejected UNKNOWN_SESSION");
    }

    @Test
    void a_message_goes_with_every_item_from_then_on_and_on_to_the_next_service() {
        planner.commands(new SendMessage("c2", "s", "use tabs", "anna"), suspend("c3", poll()));

        assertThat(planner.says()).containsExactly("said use tabs", "c2 accepted", "suspended POLL", "c3 accepted");
        assertThat(polled().getMessages()).extracting(Message::getText).containsExactly("use tabs");
    }

    @Test
    void a_message_is_passed_on_until_it_comes_back_to_where_it_began() {
        planner.events(said("executor"));
        assertThat(planner.says()).isEmpty();

        try (Bench executor = new Bench("executor")) {
            executor.events(said("planner"));
            assertThat(executor.says()).containsExactly("said use tabs");
        }
    }

    @Test
    void a_session_that_is_suspended_while_the_baton_comes_does_nothing_when_it_is_there() {
        try (Bench executor = new Bench("executor")) {
            executor.commands(start("c1", "s"), suspend("c2", manual())).says();
            executor.events(planConfirmed(1, 0));

            assertThat(executor.says()).containsExactly("received", "suspended MANUAL", "c2 accepted");
        }
    }

    @Test
    void a_suspension_and_what_was_said_go_with_the_archive() {
        planner.commands(new SendMessage("c2", "s", "use tabs", ""), suspend("c3", manual()));
        assertThat(planner.keys()).anyMatch(key -> key.startsWith("S\0s\0W"));

        planner.commands(signal("c4", "fail"));
        planner.commands(Messages.archive("c5"));

        assertThat(planner.keys()).noneMatch(key -> key.matches("(?s)S\0s\0[WVLMF].*"));
    }

    private WorkItem polled() {
        return planner.after(Duration.ofMillis(40)).items("command").getLast();
    }

    private static MessageSent said(String origin) {
        return new MessageSent("s", new Message("m1", "use tabs", "anna", NOON), origin, 1);
    }
}
