package io.tightloop.notifier.reminder;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings under {@code tightloop.notifier.reminders}.
 *
 * @param noProgressAfter how long a session may tell nothing, while it waits for nobody, before this is told
 */
@ConfigurationProperties("tightloop.notifier.reminders")
public record ReminderSettings(
        @Bindable(defaultValue = "30m") Duration noProgressAfter) {
    public ReminderSettings {
        if (noProgressAfter.toSeconds() < 1) {
            throw new IllegalArgumentException("tightloop.notifier.reminders.no-progress-after must be at least 1s");
        }
    }
}
