package io.tightloop.notifier.reminder;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.tightloop.notifier.table.Level;
import jakarta.inject.Singleton;

/** Looks for due reminders every few seconds, in the shards that this instance has read to their ends. */
@Singleton
@Requires(env = "notifier")
@Requires(beans = Level.class)
class ReminderClock {
    private final Reminders reminders;
    private final ReminderSettings settings;
    private final Level level;

    ReminderClock(Reminders reminders, ReminderSettings settings, Level level) {
        this.reminders = reminders;
        this.settings = settings;
        this.level = level;
    }

    @Scheduled(fixedDelay = "${tightloop.notifier.reminders.interval:5s}")
    void look() {
        reminders.tell(level.read(), settings.noProgressAfter().toMillis());
    }
}
