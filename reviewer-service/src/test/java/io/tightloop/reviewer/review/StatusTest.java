package io.tightloop.reviewer.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {
    /** One line for each status; the columns are its successors in the order of the enum. */
    @ParameterizedTest
    @CsvSource({
        "IDLE,        false, true,  false, true",
        "REVIEWING,   false, false, true,  true",
        "HANDED_OVER, false, true,  false, true",
        "ENDED,       true,  true,  false, false"
    })
    void every_transition_is_allowed_or_not(
            Status from, boolean idle, boolean reviewing, boolean handedOver, boolean ended) {
        assertThat(from.canBecome(Status.IDLE)).isEqualTo(idle);
        assertThat(from.canBecome(Status.REVIEWING)).isEqualTo(reviewing);
        assertThat(from.canBecome(Status.HANDED_OVER)).isEqualTo(handedOver);
        assertThat(from.canBecome(Status.ENDED)).isEqualTo(ended);
    }
}
