package io.tightloop.notifier.webhook.send;

/** Ends the way of a request that gets no answer; never leaves the client. */
final class Unsent extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Unsent(Reason reason, String text) {
        super(text);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
