package io.tightloop.baton.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionType;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspensionReaderTest {
    /** Single quotes stand for double ones. */
    private static Suspension read(String json) {
        var errors = new FieldErrors();
        var body = JsonText.object(json.replace('\'', '"').getBytes(UTF_8));
        var suspension = SuspensionReader.read(JsonCursor.root(body, errors), "by");
        errors.refuse();
        return suspension;
    }

    @Test
    void time_lasts_for_a_duration_or_until_an_instant() {
        var length = read("{'type': 'TIME', 'for': '90m', 'reason': 'the tests need quiet', 'by': 'ann'}");
        var end = read("{'type': 'TIME', 'until': '2030-01-31T08:00:00Z'}");

        assertThat(length)
                .isEqualTo(Suspension.newBuilder()
                        .setType(SuspensionType.TIME)
                        .setForMs(5_400_000L)
                        .setReason("the tests need quiet")
                        .build());
        assertThat(end.getForMs()).isNull();
        assertThat(end.getUntil())
                .isEqualTo(Instant.parse("2030-01-31T08:00:00Z").toEpochMilli());
    }

    @Test
    void poll_has_a_check() {
        var polled = read("{'type': 'POLL', 'check': {'type': 'command', 'command': 'test -e done'}}");

        assertThat(polled.getType()).isEqualTo(SuspensionType.POLL);
        assertThat(polled.getCheck().getType()).isEqualTo(CheckType.COMMAND);
        assertThat(polled.getCheck().getCommand()).isEqualTo("test -e done");
    }

    @Test
    void file_becomes_a_check_of_that_file() {
        assertThat(read("{'type': 'FILE', 'path': 'go', 'contains': 'yes'}").getCheck())
                .isEqualTo(Check.newBuilder()
                        .setType(CheckType.FILE)
                        .setPath("go")
                        .setContains("yes")
                        .build());
    }

    @Test
    void manual_needs_nothing_else() {
        assertThat(read("{'type': 'MANUAL'}"))
                .isEqualTo(
                        Suspension.newBuilder().setType(SuspensionType.MANUAL).build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {}                                                                      | type
        {'type': 'NAP'}                                                         | type
        {'type': 'TIME'}                                                        | for
        {'type': 'TIME', 'for': '1h', 'until': '2030-01-31T08:00:00Z'}          | for
        {'type': 'TIME', 'for': 'soon'}                                         | for
        {'type': 'TIME', 'for': '0s'}                                           | for
        {'type': 'TIME', 'until': 'tomorrow'}                                   | until
        {'type': 'TIME', 'until': '+1000000000-12-31T23:59:59Z'}                | until
        {'type': 'TIME', 'for': '1h', 'path': 'go'}                             | path
        {'type': 'POLL'}                                                        | check
        {'type': 'POLL', 'check': {}}                                           | check.type
        {'type': 'POLL', 'check': {'type': 'manual'}}                           | check.type
        {'type': 'POLL', 'check': {'type': 'command', 'command': 'x'}, 'for': '1h'} | for
        {'type': 'FILE'}                                                        | path
        {'type': 'FILE', 'path': '../go'}                                       | path
        {'type': 'FILE', 'path': '.'}                                           | path
        {'type': 'FILE', 'path': 'out/'}                                        | path
        {'type': 'MANUAL', 'check': {'type': 'file', 'path': 'x'}}              | check
        {'type': 'MANUAL', 'raeson': 'a slip'}                                  | raeson
        """)
    void errors_name_the_field(String json, String field) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        Refused.Invalid.class,
                        refused -> assertThat(refused.errors())
                                .extracting(FieldError::field)
                                .contains(field));
    }
}
