package io.tightloop.benchmarks.load;

/** Starts sessions at the front door, which answers 202 as soon as the command is written. */
final class HttpStarter implements Starter {
    private final Exchange exchange;
    private final WorkUnit unit;

    HttpStarter(Wire wire, WorkUnit unit) {
        this.unit = unit;
        exchange = new Exchange(wire);
    }

    @Override
    public void start(String sessionId) {
        exchange.submit(() -> {
            var answer = exchange.post("/v1/sessions", unit.json(sessionId), true);
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        "POST /v1/sessions was answered " + answer.statusCode() + ": " + answer.body());
            }
        });
    }

    @Override
    public void close() {
        exchange.close();
    }
}
