package io.tightloop.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** External workers at the gateway: up to 100 items are claimed at a time, each is completed by its own request. */
final class HttpWorkers implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLAIM = "{\"max\":100,\"wait\":\"10s\",\"worker\":\"bench\"}";
    private static final String DONE = "{\"output\":{\"done\":true}}";
    private static final String PASSED = "{\"output\":{\"done\":true},\"verdict\":\"PASSED\",\"evidence\":\"judged\"}";

    private final Exchange exchange;
    private final Tracks tracks;

    /** @param perQueue claims that wait at each of the two queues, at least 1 */
    HttpWorkers(Wire wire, Tracks tracks, int perQueue) {
        this.tracks = tracks;
        exchange = new Exchange(wire);
        for (var queue : List.of(WorkUnit.QUEUE, WorkUnit.REVIEW_QUEUE)) {
            for (int i = 0; i < perQueue; i++) {
                exchange.submit(() -> work(queue));
            }
        }
    }

    private void work(String queue) throws IOException, InterruptedException {
        while (!exchange.isClosed()) {
            var answer = exchange.post("/v1/work/" + queue + "/claim", CLAIM, false);
            long now = System.nanoTime();
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("a claim was answered " + answer.statusCode() + ": " + answer.body());
            }
            for (var item : JSON.readTree(answer.body()).path("items")) {
                exchange.submit(() -> complete(item, now));
            }
        }
    }

    private void complete(JsonNode item, long now) throws IOException, InterruptedException {
        var sessionId = item.path("sessionId").asText();
        boolean verify = item.path("kind").asText().equals("VERIFY");
        tracks.reached(sessionId, verify ? Stage.REVIEW_ITEM : Stage.FIRST_ITEM, now);
        var path = "/v1/work/" + item.path("workId").asText() + "/complete";
        var answer = exchange.post(path, verify ? PASSED : DONE, false);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("a result was answered " + answer.statusCode() + ": " + answer.body());
        }
        if (!verify) {
            tracks.reachedAgain(sessionId, Stage.LAST_RESULT, System.nanoTime());
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}
