package io.tightloop.baton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoomTest {
    private final Room room = new Room("guests", 2);

    @Test
    void one_too_many_is_refused_until_a_place_is_given_back() {
        var first = room.enter();
        room.enter();
        assertThatThrownBy(room::enter).isInstanceOf(Refused.Busy.class).hasMessageContaining("2 guests");
        assertThat(room.taken()).isEqualTo(2);

        first.close();
        room.enter();
        assertThat(room.taken()).isEqualTo(2);
    }

    @Test
    void place_is_given_back_once() {
        var place = room.enter();
        place.close();
        place.close();
        assertThat(room.taken()).isZero();
    }

    @Test
    void room_for_nobody_is_no_room() {
        assertThatThrownBy(() -> new Room("guests", 0))
                .hasMessageContaining("guests")
                .hasMessageContaining("0");
    }
}
