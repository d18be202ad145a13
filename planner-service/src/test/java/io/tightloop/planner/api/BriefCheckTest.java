package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tightloop.baton.http.FieldError;
import io.tightloop.baton.http.Refused;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefCheckTest {
    @Test
    void check_keeps_the_fields_of_its_type() {
        var check = read(Briefs.withCheck("{'type': 'file', 'path': 'NOTES.md', 'contains': '1.0', 'timeout': '10m'}"))
                .getCriteria()
                .getFirst()
                .getCheck();

        assertThat(check.getType()).isEqualTo(CheckType.FILE);
        assertThat(check.getPath()).isEqualTo("NOTES.md");
        assertThat(check.getContains()).isEqualTo("1.0");
        assertThat(check.getTimeoutMs()).isEqualTo(600_000);
    }

    @Test
    void http_check_keeps_its_request_and_what_it_expects() {
        var check = read(Briefs.withCheck("""
            {'type': 'http', 'url': 'http://x/', 'method': 'POST', 'headers': {'Accept': 'text/plain'},
             'body': 'ready?', 'expectStatus': 204, 'expectHeaders': {'Host': 'x', 'ETag': ''}}\
            """)).getCriteria().getFirst().getCheck();

        assertThat(check.getMethod()).isEqualTo("POST");
        assertThat(check.getHeaders()).containsExactly(Map.entry("Accept", "text/plain"));
        assertThat(check.getBody()).isEqualTo("ready?");
        assertThat(check.getExpectStatus()).isEqualTo(204);
        assertThat(check.getExpectHeaders()).isEqualTo(Map.of("Host", "x", "ETag", ""));
    }

    @Test
    void http_check_has_at_most_a_hundred_headers() {
        var headers = IntStream.rangeClosed(0, 100)
                .mapToObj(number -> "'h" + number + "': 'x'")
                .collect(Collectors.joining(", ", "{", "}"));
        assertThat(errors(Briefs.withCheck("{'type': 'http', 'url': 'http://x/', 'headers': " + headers + "}")))
                .containsExactly(new FieldError("criteria[0].check.headers", "must have at most 100 headers, has 101"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                                | type         | is required
        {'type': 'comand', 'command': 'x'}                | type         | did you mean 'command'
        {'type': 'command'}                               | command      | is required
        {'type': 'http', 'url': 'file:///etc/passwd'}     | url          | http
        {'type': 'http', 'url': 'http://x/', 'expectStatus': 99} | expectStatus | from 100 to 599
        {'type': 'file'}                                  | path         | is required
        {'type': 'file', 'path': '/etc/passwd'}           | path         | relative
        {'type': 'agent'}                                 | queue        | is required
        {'type': 'manual', 'url': 'http://x/'}            | url          | does not belong
        {'type': 'command', 'command': 'x', 'method': 'GET'} | method    | does not belong
        {'type': 'http', 'url': 'http://x/', 'method': 'BREW'} | method  | must be one of GET
        {'type': 'http', 'url': 'http://x/', 'headers': []} | headers    | must be an object
        {'type': 'http', 'url': 'http://x/', 'headers': {'a b': 'x'}} | headers.a b | name of an HTTP header
        {'type': 'http', 'url': 'http://x/', 'headers': {'a': 1}} | headers.a | must be a text
        {'type': 'http', 'url': 'http://x/', 'headers': {'a': null}} | headers.a | must be a text
        {'type': 'http', 'url': 'http://x/', 'headers': {'a': 'x\\u000ay'}} | headers.a | control characters
        {'type': 'http', 'url': 'http://x/', 'headers': {'Host': 'y'}} | headers.Host | is set by
        {'type': 'http', 'url': 'http://x/', 'expectHeaders': {'a': '\\u20ac'}} | expectHeaders.a | ISO 8859-1
        {'type': 'http', 'url': 'http://x/', 'body': {}}  | body         | must be a text
        """)
    void check_that_is_wrong_is_named(String check, String field, String message) {
        assertThat(errors(Briefs.withCheck(check))).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("criteria[0].check." + field);
            assertThat(error.message()).contains(message);
        });
    }

    @Test
    void checks_of_a_task_are_kept_in_order() {
        var task = read(Briefs.withTasks(
                        "{'id': 'a', 'title': 'x', 'checks': [{'type': 'command', 'command': 'true'}, {'type':"
                                + " 'manual'}]}"))
                .getTasks()
                .getFirst();

        assertThat(task.getChecks()).extracting(Check::getType).containsExactly(CheckType.COMMAND, CheckType.MANUAL);
    }

    private static Brief read(String text) {
        return BriefReader.read(Briefs.bytes(text)).brief();
    }

    private static List<FieldError> errors(String text) {
        var refused = catchThrowableOfType(Refused.Invalid.class, () -> read(text));
        assertThat(refused).as("the brief is refused").isNotNull();
        return refused.errors();
    }
}
