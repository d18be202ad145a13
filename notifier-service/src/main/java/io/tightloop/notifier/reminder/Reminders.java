package io.tightloop.notifier.reminder;

import io.micrometer.core.instrument.MeterRegistry;
import io.tightloop.baton.rows.Database;
import io.tightloop.notifier.table.Bell;
import io.tightloop.notifier.table.Subscribers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Tells what is due. The rows of a shard are gone through while it is held, so a step is told once however many
 * instances look; and only when all its events are read, so that what was answered meanwhile is not told.
 */
@Singleton
class Reminders {
    private static final int MOST = 200;

    private final Database database;
    private final List<Subscribers> subscribers;
    private final Bell bell;
    private final Clock clock;
    private final MeterRegistry meters;

    Reminders(Database database, List<Subscribers> subscribers, Bell bell, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.subscribers = subscribers;
        this.bell = bell;
        this.clock = clock;
        this.meters = meters;
    }

    /** Tells what is due in these shards; how many notifications that made. */
    int tell(Set<Integer> shards, long patience) {
        int told = 0;
        for (int shard : shards) {
            var part = tell(shard, patience);
            told += part.told;
            while (part.looked == MOST) {
                part = tell(shard, patience);
                told += part.told;
            }
        }
        if (told > 0) {
            meters.counter("tightloop.notifier.reminders").increment(told);
            bell.ring();
        }
        return told;
    }

    private record Part(int looked, int told) {}

    private Part tell(int shard, long patience) {
        long now = clock.millis();
        return database.write("Reminders of shard " + shard + " cannot be told", tables -> {
            var due = new DueWaits(tables, shard, now, patience);
            int looked = due.goThrough(MOST, subscribers);
            return new Part(looked, due.told());
        });
    }
}
