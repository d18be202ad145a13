package io.tightloop.notifier.table;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.rows.Json;
import io.tightloop.schemas.SessionStarted;
import java.util.Map;

/**
 * What notifications of a session need to know.
 *
 * @param shard partition of its events
 * @param runStart offset of the run's start in {@code commands}; {@link #UNKNOWN} while its start is not read
 * @param labels a JSON object as text
 * @param callbackUrl told of its end; null for none
 * @param tasksCall whether a task of it has an address of its own to tell
 * @param reminders the policy as JSON text, {@link io.tightloop.notifier.reminder.Ladder}
 * @param iteration from 1; 0 when unknown
 * @param endedAt of its last end, ms since the epoch; null before
 * @param resumedAt of its last end of a suspension, ms since the epoch; null before
 * @param storedAt when the row was made, ms since the epoch
 * @param continuedAt of its last CONTINUE after an end, ms since the epoch; null before
 * @param progressAt of the last progress of a worker that was told, ms since the epoch; null before
 */
@MappedEntity("sessions")
public record SessionRow(
        @Id String id,
        int shard,
        long runStart,
        String name,
        String labels,
        @Nullable String callbackUrl,
        boolean tasksCall,
        String reminders,
        int iteration,
        @Nullable Long endedAt,
        @Nullable Long resumedAt,
        long storedAt,
        @Nullable Long continuedAt,
        @Nullable Long progressAt) {
    /** Of a session whose start is not read yet. */
    public static final long UNKNOWN = -1;

    /** Of a session whose start will not be read any more: notifications go out without its name and labels. */
    static final long GONE = -2;

    /** Of a session of which something is read before its start. */
    static SessionRow unknown(String id, int shard, long now) {
        return new SessionRow(id, shard, UNKNOWN, "", "{}", null, false, "", 0, null, null, now, null, null);
    }

    /** The same session in a run of which this is told; an earlier run, or one told already, changes nothing. */
    public SessionRow started(SessionStarted event, String policy) {
        if (event.getStart() <= runStart) {
            return this;
        }
        return new SessionRow(
                id,
                shard,
                event.getStart(),
                event.getName(),
                Json.write(event.getLabels()),
                event.getCallbackUrl(),
                tasksCall,
                policy,
                Math.max(1, iteration),
                endedAt,
                resumedAt,
                storedAt,
                continuedAt,
                progressAt);
    }

    /** Whether it has ended and was not continued since. */
    boolean isOver() {
        return endedAt != null && (continuedAt == null || continuedAt < endedAt);
    }

    /** Whether a worker's progress at this time is to be told: of a session that runs, not more often than so (ms). */
    public boolean tells(long at, long every) {
        return isKnown() && !isOver() && (progressAt == null || at >= progressAt + every);
    }

    /** Whether its name and labels are known, or never will be. */
    public boolean isKnown() {
        return runStart != UNKNOWN;
    }

    /** Its labels by name. */
    public Map<String, String> labelsByName() {
        return Json.texts(labels);
    }

    public SessionRow callingTasks() {
        return with(true, iteration, endedAt, resumedAt, continuedAt, progressAt);
    }

    public SessionRow iteration(int next) {
        return with(tasksCall, Math.max(iteration, next), endedAt, resumedAt, continuedAt, progressAt);
    }

    public SessionRow ended(long at) {
        return with(tasksCall, iteration, latest(endedAt, at), resumedAt, continuedAt, progressAt);
    }

    public SessionRow resumed(long at) {
        return with(tasksCall, iteration, endedAt, latest(resumedAt, at), continuedAt, progressAt);
    }

    public SessionRow continued(long at) {
        return with(tasksCall, iteration, endedAt, resumedAt, latest(continuedAt, at), progressAt);
    }

    public SessionRow progressed(long at) {
        return with(tasksCall, iteration, endedAt, resumedAt, continuedAt, latest(progressAt, at));
    }

    public SessionRow gone() {
        return new SessionRow(
                id,
                shard,
                GONE,
                name,
                labels,
                null,
                tasksCall,
                "",
                iteration,
                endedAt,
                resumedAt,
                storedAt,
                continuedAt,
                progressAt);
    }

    private SessionRow with(boolean calling, int count, Long end, Long resumption, Long continuation, Long progress) {
        return new SessionRow(
                id,
                shard,
                runStart,
                name,
                labels,
                callbackUrl,
                calling,
                reminders,
                count,
                end,
                resumption,
                storedAt,
                continuation,
                progress);
    }

    private static long latest(Long before, long at) {
        return before == null ? at : Math.max(at, before);
    }
}
