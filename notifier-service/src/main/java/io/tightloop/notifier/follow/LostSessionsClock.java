package io.tightloop.notifier.follow;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.tightloop.notifier.table.Level;
import jakarta.inject.Singleton;

/** Looks for sessions without a start now and then, in the shards that this instance has read to their ends. */
@Singleton
@Requires(env = "notifier")
@Requires(beans = Level.class)
class LostSessionsClock {
    private final LostSessions sessions;
    private final Level level;

    LostSessionsClock(LostSessions sessions, Level level) {
        this.sessions = sessions;
        this.level = level;
    }

    @Scheduled(fixedDelay = "${tightloop.notifier.retention.unknown-interval:1m}", initialDelay = "1m")
    void look() {
        sessions.tell(level.read());
    }
}
