package io.tightloop.notifier.follow;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings under {@code tightloop.notifier.progress}.
 *
 * @param every how often at most what workers say of their progress is told of one session
 */
@ConfigurationProperties("tightloop.notifier.progress")
public record ProgressSettings(
        @Bindable(defaultValue = "1m") Duration every) {
    public ProgressSettings {
        if (every.isNegative()) {
            throw new IllegalArgumentException("tightloop.notifier.progress.every must not be negative: " + every);
        }
    }
}
