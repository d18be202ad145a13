package io.tightloop.executor.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tightloop.executor.worker.HttpExchange.Reply;
import io.tightloop.executor.worker.HttpExpectation.Judgement;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import java.io.IOException;
import java.time.Clock;

/** Sends HTTP requests: for a task, the expected answer is success; for a check, it is the proof. */
public final class HttpWorker implements Worker {

    private static final int OUTPUT_BYTES = 64 * 1024;
    private static final int TAIL_BYTES = 4 * 1024;

    private final HttpExchange exchange = new HttpExchange();
    private final String name;
    private final Clock clock;

    /** Worker of this name, which its evidence carries. */
    public HttpWorker(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    @Override
    public String queue() {
        return "http";
    }

    @Override
    public Result run(WorkItem item, Progress progress) throws InterruptedException {
        try {
            return switch (item.getKind()) {
                case EXECUTE -> execute(HttpAsk.ofTask(item));
                case VERIFY, POLL -> verify(HttpAsk.ofCheck(item));
                case PLAN, UNKNOWN -> throw Refused.invalidInput("kind", "this worker does no " + item.getKind());
            };
        } catch (Refused e) {
            return e.result();
        }
    }

    private Result execute(HttpAsk ask) throws InterruptedException {
        try {
            var reply = answer(ask);
            var judgement = ask.expected().judge(reply);
            return judgement.verdict() == Verdict.PASSED ? done(reply) : unexpected(ask, reply, judgement);
        } catch (IOException e) {
            return new Result.Failed("http_error", HttpExchange.problem(ask.call(), e), true);
        }
    }

    private Result verify(HttpAsk ask) throws InterruptedException {
        try {
            var reply = answer(ask);
            var judgement = ask.expected().judge(reply);
            return verified(judgement.verdict(), seen(ask.call(), reply, judgement), reply.sha256());
        } catch (IOException e) {
            return verified(Verdict.FAILED, HttpExchange.problem(ask.call(), e), Text.hex(Text.sha256()));
        }
    }

    private Reply answer(HttpAsk ask) throws IOException, InterruptedException {
        return exchange.send(ask.call(), ask.expected()::accepts, ask.limit());
    }

    private static String seen(HttpCall call, Reply reply, Judgement judgement) {
        var redirect = reply.from().equals(call.address()) ? "" : " → " + HttpCall.shown(reply.from());
        return call.words() + redirect + ": " + judgement.words();
    }

    private static Result done(Reply reply) {
        return Result.Done.with(JsonNodeFactory.instance
                .objectNode()
                .put("status", reply.status())
                .put("body", Text.first(reply.text(), OUTPUT_BYTES))
                .toString());
    }

    private static Result unexpected(HttpAsk ask, Reply reply, Judgement judgement) {
        var code = ask.expected().accepts(reply.status()) ? "http_answer" : "http_status";
        var message = seen(ask.call(), reply, judgement) + ": " + Text.first(reply.text(), TAIL_BYTES);
        return new Result.Failed(code, Text.first(message, Text.MESSAGE_BYTES), true);
    }

    private Result verified(Verdict verdict, String summary, String hash) {
        var bounded = Text.first(summary, Text.MESSAGE_BYTES);
        return Result.Done.verified(verdict, new Evidence("http", bounded, hash, name, clock.millis()));
    }
}
