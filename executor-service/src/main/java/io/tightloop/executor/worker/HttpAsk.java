package io.tightloop.executor.worker;

import io.tightloop.baton.http.CheckReader;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.List;

/** What an item asks for: a call, the answer that it must get, and the time that it has. */
record HttpAsk(HttpCall call, HttpExpectation expected, Duration limit) {

    private static final List<String> FIELDS =
            List.of("url", "method", "headers", "body", "expectStatus", "contains", "expectHeaders");
    private static final String METHOD = "GET";
    private static final int EXPECTED = 200;

    /** A task's, whose every success is good unless it names a status. */
    static HttpAsk ofTask(WorkItem item) throws Refused {
        var input = Input.of(item, FIELDS);
        var expected = new HttpExpectation(
                input.integer("expectStatus", 100, 599),
                input.string("contains", null),
                input.strings("expectHeaders"));
        var call = HttpCall.of(
                "",
                input.word("method", CheckReader.METHODS, METHOD),
                input.string("url"),
                input.strings("headers"),
                input.string("body", null));
        return new HttpAsk(call, expected, limit("timeoutMs", item.getTimeoutMs()));
    }

    /** A check's, of a criterion, a task or a suspension. */
    static HttpAsk ofCheck(WorkItem item) throws Refused {
        var check = Input.check(item, CheckType.HTTP);
        var status = check.getExpectStatus() == null ? EXPECTED : check.getExpectStatus();
        var call = HttpCall.of(
                "check.",
                check.getMethod() == null ? METHOD : check.getMethod(),
                check.getUrl(),
                check.getHeaders(),
                check.getBody());
        return new HttpAsk(
                call, new HttpExpectation(status, check.getContains(), check.getExpectHeaders()), limit(item, check));
    }

    private static Duration limit(WorkItem item, Check check) throws Refused {
        return check.getTimeoutMs() == null
                ? limit("timeoutMs", item.getTimeoutMs())
                : limit("check.timeoutMs", check.getTimeoutMs());
    }

    private static Duration limit(String field, long ms) throws Refused {
        if (ms < 1) {
            throw Refused.invalidInput(field, "must be at least 1 but is " + ms);
        }
        return Duration.ofMillis(ms);
    }
}
