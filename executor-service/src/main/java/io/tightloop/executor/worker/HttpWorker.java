package io.tightloop.executor.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tightloop.baton.Sha256;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.executor.worker.HttpExchange.Reply;
import io.tightloop.executor.worker.HttpExpectation.Judgement;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Sends HTTP requests: for a task, the expected answer is success; for a check, it is the proof. */
public final class HttpWorker implements Worker {

    private static final int OUTPUT_BYTES = 64 * 1024;
    private static final int TAIL_BYTES = 4 * 1024;

    private final HttpExchange tasks = new HttpExchange(PayloadStore.LARGEST_BYTES);
    private final HttpExchange checks = new HttpExchange(HttpBody.READ_BYTES);
    private final String name;
    private final Keeper keeper;
    private final Clock clock;

    /** Worker of this name, which its evidence carries; what is longer than a result shows is in the store. */
    public HttpWorker(String name, PayloadStore store, Clock clock) {
        this.name = name;
        this.keeper = new Keeper(store);
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
                case EXECUTE -> execute(item, HttpAsk.ofTask(item));
                case VERIFY, POLL -> verify(HttpAsk.ofCheck(item));
                case PLAN, UNKNOWN -> throw Refused.invalidInput("kind", "this worker does no " + item.getKind());
            };
        } catch (Refused e) {
            return e.result();
        }
    }

    private Result execute(WorkItem item, HttpAsk ask) throws InterruptedException {
        try (var reply = answer(tasks, ask)) {
            var judgement = ask.expected().judge(reply);
            return judgement.verdict() == Verdict.PASSED
                    ? done(reply, whole(item, reply, OUTPUT_BYTES))
                    : unexpected(ask, reply, judgement, whole(item, reply, TAIL_BYTES));
        } catch (IOException e) {
            return new Result.Failed("http_error", HttpExchange.problem(ask.call(), e), true);
        }
    }

    private Result verify(HttpAsk ask) throws InterruptedException {
        try (var reply = answer(checks, ask)) {
            var judgement = ask.expected().judge(reply);
            return verified(judgement.verdict(), seen(ask.call(), reply, judgement), reply.sha256());
        } catch (IOException e) {
            return verified(Verdict.FAILED, HttpExchange.problem(ask.call(), e), Sha256.hex(Sha256.digest()));
        }
    }

    /** The whole body in the store; empty when it is no longer than what is shown of it anyway. */
    private Optional<Whole> whole(WorkItem item, Reply reply, int shownBytes) throws InterruptedException {
        if (reply.body().length <= shownBytes) {
            return Optional.empty();
        }
        var session = item.getSessionId();
        var spooled = reply.read().whole();
        var kept = spooled == null ? keeper.keep(session, reply.body()) : keeper.keep(session, spooled::read);
        return Optional.of(new Whole(session, kept, reply.read().ended() ? 0 : -1));
    }

    private static Reply answer(HttpExchange exchange, HttpAsk ask) throws IOException, InterruptedException {
        return exchange.send(ask.call(), ask.expected()::accepts, ask.limit());
    }

    private static String seen(HttpCall call, Reply reply, Judgement judgement) {
        var redirect = reply.from().equals(call.address()) ? "" : " → " + HttpCall.shown(reply.from());
        return call.words() + redirect + ": " + judgement.words();
    }

    private static Result done(Reply reply, Optional<Whole> whole) {
        var output = JsonNodeFactory.instance
                .objectNode()
                .put("status", reply.status())
                .put("body", Text.first(reply.text(), OUTPUT_BYTES));
        whole.ifPresent(kept -> kept.in(output));
        return Result.Done.with(output.toString());
    }

    private static Result unexpected(HttpAsk ask, Reply reply, Judgement judgement, Optional<Whole> whole) {
        var code = ask.expected().accepts(reply.status()) ? "http_answer" : "http_status";
        var place = whole.map(Whole::words).map(words -> words + " ").orElse("");
        var message = seen(ask.call(), reply, judgement) + ": " + place + Text.first(reply.text(), TAIL_BYTES);
        return new Result.Failed(code, Text.first(message, Text.MESSAGE_BYTES), true);
    }

    private Result verified(Verdict verdict, String summary, String hash) {
        var bounded = Text.first(summary, Text.MESSAGE_BYTES);
        return Result.Done.verified(verdict, new Evidence("http", bounded, hash, name, clock.millis(), null));
    }
}
