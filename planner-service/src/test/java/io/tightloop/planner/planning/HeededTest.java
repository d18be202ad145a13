package io.tightloop.planner.planning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class HeededTest {
    @Test
    void what_fits_is_kept_as_it_is() {
        assertThat(Heeded.joined("a", "b")).isEqualTo("a\nb");
        assertThat(Heeded.joined("", "b")).isEqualTo("b");
        assertThat(Heeded.within("x".repeat(200), 200)).isEqualTo("x".repeat(200));
    }

    @Test
    void what_does_not_fit_keeps_its_ends_and_says_how_much_is_left_out() {
        var text = "begin" + "x".repeat(100_000) + "end";

        var kept = Heeded.joined(text, "and this");

        assertThat(kept)
                .hasSizeLessThanOrEqualTo(Heeded.MOST)
                .startsWith("beginxxx")
                .endsWith("end\nand this");
        assertThat(kept).containsPattern("\n\\[\\d+ characters left out]\n");
    }

    @Test
    void ten_thousand_findings_fit_in_a_record() {
        var kept = Heeded.joined(Collections.nCopies(10_000, "y".repeat(8_192)));

        assertThat(kept).hasSizeLessThanOrEqualTo(Heeded.MOST).endsWith(" more characters left out]");
    }

    @Test
    void no_character_is_cut_in_two() {
        var kept = Heeded.within("😀".repeat(1_000), 301);

        assertThat(new String(kept.getBytes(UTF_8), UTF_8)).isEqualTo(kept);
    }
}
