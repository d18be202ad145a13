package io.tightloop.baton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void text_that_fits_is_kept_as_it_is() {
        assertThat(Excerpt.of("x".repeat(Excerpt.MOST))).isEqualTo("x".repeat(Excerpt.MOST));
    }

    @Test
    void of_a_longer_one_the_ends_are_kept_and_what_is_left_out_is_said() {
        var kept = Excerpt.of("begin" + "x".repeat(1_000_000) + "end");

        assertThat(kept)
                .hasSizeLessThanOrEqualTo(Excerpt.MOST)
                .startsWith("beginx")
                .endsWith("xend");
        assertThat(kept).containsPattern("\n\\[93\\d{4} characters left out]\n");
    }

    @Test
    void no_character_is_cut_in_two() {
        var kept = Excerpt.of("-" + "😀".repeat(100_000));

        assertThat(new String(kept.getBytes(UTF_8), UTF_8)).isEqualTo(kept);
    }
}
