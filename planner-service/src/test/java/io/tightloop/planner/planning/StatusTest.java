package io.tightloop.planner.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {
    /** One line for each status with all its successors; every other pair is refused. */
    @ParameterizedTest
    @CsvSource({
        "IDLE,        PLANNING",
        "PLANNING,    DRAFTING AWAITING HANDED_OVER ENDED",
        "DRAFTING,    PLANNING ENDED",
        "AWAITING,    PLANNING ENDED",
        "HANDED_OVER, PLANNING ENDED",
        "ENDED,       IDLE PLANNING"
    })
    void every_transition_is_allowed_or_not(Status from, String successors) {
        List<Status> allowed =
                Stream.of(successors.split(" ")).map(Status::valueOf).toList();

        assertThat(Arrays.stream(Status.values()).filter(from::canBecome)).containsExactlyElementsOf(allowed);
    }
}
