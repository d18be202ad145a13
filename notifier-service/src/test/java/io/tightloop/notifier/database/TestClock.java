package io.tightloop.notifier.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that stands until a test moves it. */
public final class TestClock extends Clock {
    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    public void set(Instant instant) {
        now = instant;
    }

    public void set(long millis) {
        now = Instant.ofEpochMilli(millis);
    }

    /** The time of this machine, as receivers of signatures expect it. */
    public void reset() {
        now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    public void move(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
