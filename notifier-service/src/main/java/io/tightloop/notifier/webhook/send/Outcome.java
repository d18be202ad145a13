package io.tightloop.notifier.webhook.send;

import java.time.Duration;
import java.util.Optional;

/** What came of one request. */
public sealed interface Outcome {
    /** The URL that was called last, after redirects. */
    String url();

    /** How long all of it took, in ms. */
    long tookMs();

    /** How long the receiver wants not to be asked again; never negative. */
    Optional<Duration> retryAfter();

    /**
     * The head of an answer came; what became of its body does not matter.
     *
     * @param status the HTTP status, which may be a redirect that is not followed (301, 302, 303)
     * @param excerpt the first 1024 bytes of the body as text without control characters; may be empty
     */
    record Answered(int status, Optional<Duration> retryAfter, String excerpt, String url, long tookMs)
            implements Outcome {}

    /**
     * There was no answer.
     *
     * @param text what happened, for people
     */
    record Failed(Reason reason, String text, String url, long tookMs) implements Outcome {
        @Override
        public Optional<Duration> retryAfter() {
            return Optional.empty();
        }
    }
}
