package io.tightloop.notifier.table;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings under {@code tightloop.notifier.retention}.
 *
 * @param keep how long notifications, deliveries that are over, and sessions that have ended are kept
 * @param unknownAfter how long notifications wait for the start of their session before they go out without its name
 *     and labels
 */
@ConfigurationProperties("tightloop.notifier.retention")
public record Retention(
        @Bindable(defaultValue = "30d") Duration keep,
        @Bindable(defaultValue = "10m") Duration unknownAfter) {
    public Retention {
        if (keep.toHours() < 1) {
            throw new IllegalArgumentException("tightloop.notifier.retention.keep must be at least 1h: " + keep);
        }
        if (unknownAfter.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "tightloop.notifier.retention.unknown-after must be at least 1s: " + unknownAfter);
        }
    }
}
