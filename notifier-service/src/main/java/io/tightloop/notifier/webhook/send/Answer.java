package io.tightloop.notifier.webhook.send;

import java.util.Optional;

/** What one host answered. */
record Answer(int status, Optional<String> retryAfter, Optional<String> location, String excerpt) {
    /** Whether the same request is to be made elsewhere: 307 and 308 keep method and body, no other status does. */
    boolean leadsOn() {
        return status == 307 || status == 308;
    }
}
