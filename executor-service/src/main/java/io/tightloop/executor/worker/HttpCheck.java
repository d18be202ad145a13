package io.tightloop.executor.worker;

import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import java.io.IOException;
import java.time.Clock;

/** Verifies that an address answers with a status and, when asked, that its body contains a text. */
final class HttpCheck {

    private static final int EXPECTED = 200;
    private static final int QUOTED_BYTES = 1024;

    private final String name;
    private final Clock clock;
    private final HttpExchange exchange;

    HttpCheck(String name, Clock clock, HttpExchange exchange) {
        this.name = name;
        this.clock = clock;
        this.exchange = exchange;
    }

    Result run(WorkItem item) throws Refused, InterruptedException {
        var check = Input.check(item, CheckType.HTTP);
        var request = HttpExchange.to("check.url", check.getUrl()).GET().build();
        var limit = check.getTimeoutMs() == null
                ? HttpExchange.limit("timeoutMs", item.getTimeoutMs())
                : HttpExchange.limit("check.timeoutMs", check.getTimeoutMs());
        try {
            return judged(check, exchange.send(request, limit));
        } catch (IOException e) {
            return verified(Verdict.FAILED, HttpExchange.problem(request, e), Text.hex(Text.sha256()));
        }
    }

    private Result judged(Check check, HttpExchange.Reply reply) {
        int expected = check.getExpectStatus() == null ? EXPECTED : check.getExpectStatus();
        var seen = "HTTP " + reply.status() + ", " + reply.size();
        if (reply.status() != expected) {
            return verified(Verdict.FAILED, seen + ", expected HTTP " + expected, reply.sha256());
        }
        return check.getContains() == null
                ? verified(Verdict.PASSED, seen, reply.sha256())
                : contains(check.getContains(), seen, reply);
    }

    private Result contains(String text, String seen, HttpExchange.Reply reply) {
        var quoted = "\"" + Text.first(text, QUOTED_BYTES) + "\"";
        if (reply.text().contains(text)) {
            return verified(Verdict.PASSED, seen + ", contains " + quoted, reply.sha256());
        }
        // What was not read may contain it.
        var verdict = reply.cut() ? Verdict.INCONCLUSIVE : Verdict.FAILED;
        return verified(verdict, seen + ", does not contain " + quoted, reply.sha256());
    }

    private Result verified(Verdict verdict, String summary, String hash) {
        var bounded = Text.first(summary, Text.MESSAGE_BYTES);
        return Result.Done.verified(verdict, new Evidence("http", bounded, hash, name, clock.millis()));
    }
}
