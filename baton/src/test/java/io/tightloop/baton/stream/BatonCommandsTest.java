package io.tightloop.baton.stream;

import static io.tightloop.baton.stream.Messages.archive;
import static io.tightloop.baton.stream.Messages.brk;
import static io.tightloop.baton.stream.Messages.signal;
import static io.tightloop.baton.stream.Messages.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.turn.TestKeys;
import io.tightloop.schemas.DeadLetter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatonCommandsTest {
    private final Bench planner = new Bench("planner");

    @AfterEach
    void close() {
        planner.close();
    }

    @Test
    void the_holder_answers_each_command() {
        planner.commands(start("c1", "s"), signal("c2", ""), archive("c3"));

        assertThat(planner.says()).containsExactly("c1 CREATED", "c2 accepted", "c3 rejected NOT_ENDED");
    }

    @Test
    void the_planner_answers_for_an_unknown_session() {
        planner.commands(signal("c1", ""));

        assertThat(planner.says()).containsExactly("c1 rejected UNKNOWN_SESSION");
    }

    @Test
    void a_repeated_command_id_is_answered_once() {
        planner.commands(start("c1", "s"), start("c1", "s"), signal("c2", ""), signal("c2", ""));

        assertThat(planner.says()).containsExactly("c1 CREATED", "c2 accepted");
    }

    @Test
    void an_offset_that_was_read_before_is_passed_over() {
        PagedStore ahead = new PagedStore(planner.store());
        ahead.put(
                TestKeys.offset(Bench.TOPICS.commands()),
                ByteBuffer.allocate(8).putLong(1).array());
        ahead.keep();
        ahead.save();

        planner.commands(start("c1", "s"), start("c2", "s"), start("c3", "s"));

        assertThat(planner.says()).containsExactly("c3 CREATED");
    }

    @Test
    void a_handoff_says_up_to_where_commands_are_answered() {
        planner.commands(start("c1", "s"), start("c2", "other"), signal("c3", "pass on"));

        assertThat(planner.says()).containsExactly("c1 CREATED", "c2 CREATED", "handoff 0/1 up to 2", "c3 accepted");
    }

    @Test
    void an_acceptance_comes_after_all_that_the_command_caused() {
        planner.commands(start("c1", "s"), signal("c2", "pass on"));

        assertThat(planner.says()).last().isEqualTo("c2 accepted");
    }

    @Test
    void a_command_after_the_handoff_is_left_to_the_next_holder() {
        planner.commands(start("c1", "s"), signal("c2", "pass on")).says();

        planner.commands(signal("c3", ""));

        assertThat(planner.says()).isEmpty();
    }

    @Test
    void a_phase_that_fails_parks_its_session_and_answers_the_command() {
        planner.commands(start("c1", "s"), signal("c2", "fail"));

        assertThat(planner.says()).containsExactly("c1 CREATED", "ended FAILED", "c2 rejected INVALID");
    }

    @Test
    void a_parked_session_keeps_its_baton_and_its_partition_goes_on() {
        planner.commands(start("c1", "s"), signal("c2", "fail")).says();

        planner.commands(start("c3", "other"), signal("c4", "pass on"));

        assertThat(planner.says()).containsExactly("c3 CREATED", "handoff 0/1 up to 3", "c4 accepted");
    }

    @Test
    void a_command_that_cannot_be_read_goes_to_the_dead_letters_and_parks_nothing() {
        planner.commands(start("c1", "s")).badCommand().commands(signal("c2", ""));

        assertThat(planner.says()).containsExactly("c1 CREATED", "c2 accepted");
        assertThat(planner.deadLetters()).singleElement().isInstanceOfSatisfying(DeadLetter.class, letter -> {
            assertThat(letter.getOffset()).isEqualTo(1);
            assertThat(letter.getTopic()).isEqualTo("t.commands");
            assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(new byte[] {9, 9, 9}));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.example.Foreign", "java.lang.Thread", "io.tightloop.schemas.Newer"})
    void a_record_that_is_not_of_the_contract_is_a_dead_letter(String type) {
        planner.commands(start("c1", "s")).foreignCommand(type).commands(signal("c2", ""));

        assertThat(planner.says()).containsExactly("c1 CREATED", "c2 accepted");
        assertThat(planner.deadLetters()).hasSize(1);
    }

    @Test
    void a_command_with_an_invalid_session_id_is_a_dead_letter() {
        planner.commands(start("c1", "bad id"));

        assertThat(planner.says()).isEmpty();
        assertThat(planner.deadLetters())
                .singleElement()
                .isInstanceOfSatisfying(
                        DeadLetter.class,
                        letter -> assertThat(letter.getCause()).contains("sessionId"));
    }

    @Test
    void an_archived_session_is_answered_from_its_tombstone() {
        planner.commands(start("c1", "s"), brk("c2"), archive("c3"), start("c4", "s"), signal("c5", ""));

        assertThat(planner.says())
                .containsExactly(
                        "c1 CREATED",
                        "c2 accepted",
                        "archived by planner 0/1 up to 2",
                        "c3 accepted",
                        "c4 rejected ARCHIVED",
                        "c5 rejected UNKNOWN_SESSION");
    }
}
