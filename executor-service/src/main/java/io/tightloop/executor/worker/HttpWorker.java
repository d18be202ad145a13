package io.tightloop.executor.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tightloop.schemas.WorkItem;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Map;

/** Sends HTTP requests: for a task, the expected status is success; for a check, it is the proof. */
public final class HttpWorker implements Worker {

    private static final int OUTPUT_BYTES = 64 * 1024;
    private static final int TAIL_BYTES = 4 * 1024;

    private final HttpExchange exchange = new HttpExchange();
    private final HttpCheck check;

    /** Worker of this name, which its evidence carries. */
    public HttpWorker(String name, Clock clock) {
        this.check = new HttpCheck(name, clock, exchange);
    }

    @Override
    public String queue() {
        return "http";
    }

    @Override
    public Result run(WorkItem item, Progress progress) throws InterruptedException {
        try {
            return switch (item.getKind()) {
                case EXECUTE -> execute(item);
                case VERIFY, POLL -> check.run(item);
                case PLAN, UNKNOWN -> throw Refused.invalidInput("kind", "this worker does no " + item.getKind());
            };
        } catch (Refused e) {
            return e.result();
        }
    }

    private Result execute(WorkItem item) throws Refused, InterruptedException {
        var input = Input.of(item);
        var expected = input.integer("expectStatus");
        var request = request(input);
        var limit = HttpExchange.limit("timeoutMs", item.getTimeoutMs());
        try {
            var reply = exchange.send(request, limit);
            return accepted(expected, reply.status()) ? done(reply) : unexpected(reply);
        } catch (IOException e) {
            return new Result.Failed("http_error", HttpExchange.problem(request, e), true);
        }
    }

    private static boolean accepted(Integer expected, int status) {
        return expected == null ? status >= 200 && status < 300 : status == expected;
    }

    private static HttpRequest request(Input input) throws Refused {
        var builder = HttpExchange.to("url", input.string("url"));
        method(builder, input.string("method", "GET"), input.string("body", null));
        headers(builder, input.strings("headers"));
        return builder.build();
    }

    private static void method(HttpRequest.Builder builder, String method, String body) throws Refused {
        try {
            builder.method(
                    method,
                    body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        } catch (IllegalArgumentException e) {
            throw Refused.invalidInput("method", e.getMessage());
        }
    }

    private static void headers(HttpRequest.Builder builder, Map<String, String> headers) throws Refused {
        for (var header : headers.entrySet()) {
            try {
                builder.setHeader(header.getKey(), header.getValue());
            } catch (IllegalArgumentException e) {
                throw Refused.invalidInput("headers." + header.getKey(), e.getMessage());
            }
        }
    }

    private static Result done(HttpExchange.Reply reply) {
        return Result.Done.with(JsonNodeFactory.instance
                .objectNode()
                .put("status", reply.status())
                .put("body", Text.first(reply.text(), OUTPUT_BYTES))
                .toString());
    }

    private static Result unexpected(HttpExchange.Reply reply) {
        var body = Text.first(reply.text(), TAIL_BYTES);
        return new Result.Failed("http_status", "HTTP " + reply.status() + ": " + body, true);
    }
}
