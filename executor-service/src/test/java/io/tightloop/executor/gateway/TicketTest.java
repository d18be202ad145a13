package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tightloop.baton.http.Refused;
import io.tightloop.baton.stream.Fuzzing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketTest {
    private static final ClaimRequest REQUEST =
            new ClaimRequest("q", 1, Duration.ZERO, "Änn ~ the \n 2nd", 5_000L, List.of());
    private static final Ticket TICKET = Ticket.of(Items.task("q", "s.1", "t-1"), "c1", REQUEST);

    @Test
    void ticket_survives_its_text() {
        assertThat(TICKET.text()).matches("[A-Za-z0-9._~-]+");
        assertThat(Ticket.read(TICKET.text())).isEqualTo(TICKET);
        assertThat(TICKET.leaseMs()).isEqualTo(5_000);
    }

    @Test
    void spoiled_text_is_unknown_or_another_ticket_and_nothing_else() {
        Fuzzing.run(2_000, random -> {
            var spoiled = new StringBuilder(TICKET.text());
            for (int i = random.nextInt(3); i >= 0; i--) {
                spoiled.setCharAt(random.nextInt(spoiled.length()), (char) random.nextInt(256));
            }
            try {
                assertThat(Ticket.read(spoiled.toString()).workId()).isNotEmpty();
            } catch (Refused.Unknown e) {
                assertThat(e).hasMessage("There is no such work");
            }
        });
    }

    @Test
    void text_that_was_cut_is_unknown() {
        var text = TICKET.text();

        for (int end = 0; end < text.length(); end++) {
            var cut = text.substring(0, end);
            assertThatThrownBy(() -> Ticket.read(cut)).as(cut).isInstanceOf(Refused.Unknown.class);
        }
    }

    @Test
    void text_without_a_ticket_is_unknown() {
        assertThatThrownBy(() -> Ticket.read("7-abc")).isInstanceOf(Refused.Unknown.class);
    }
}
