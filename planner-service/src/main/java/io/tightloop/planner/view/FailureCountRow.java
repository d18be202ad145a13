package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Comparator;

/**
 * Attempts of one queue that failed with one error code on one day (UTC).
 *
 * @param since beginning of the day, ms since the epoch
 * @param queue empty for what was never dispatched
 * @param message what the latest one said, its beginning
 * @param lastAt when that was, ms since the epoch
 */
@MappedEntity("stat_failures")
record FailureCountRow(
        @Id String id, long since, int shard, String queue, String code, long number, String message, long lastAt)
        implements Counter<FailureCountRow> {

    private static final Comparator<FailureCountRow> LATEST =
            Comparator.comparingLong(FailureCountRow::lastAt).thenComparing(FailureCountRow::message);
    private static final int QUEUE_LENGTH = 64;
    private static final int CODE_LENGTH = 64;
    private static final int MESSAGE_LENGTH = 200;

    /** One failure. */
    static FailureCountRow of(int shard, String queue, String code, String message, long at) {
        return new FailureCountRow(
                        "",
                        Span.DAY.since(at),
                        shard,
                        Counter.cut(queue, QUEUE_LENGTH),
                        Counter.cut(code, CODE_LENGTH),
                        1,
                        Counter.cut(message, MESSAGE_LENGTH),
                        at)
                .identified();
    }

    @Override
    public String bucket() {
        return since + "/" + shard + "/";
    }

    @Override
    public FailureCountRow plus(FailureCountRow more) {
        var latest = LATEST.compare(this, more) >= 0 ? this : more;
        return new FailureCountRow(id, since, shard, queue, code, number + more.number, latest.message, latest.lastAt);
    }

    @Override
    public FailureCountRow other() {
        return new FailureCountRow("", since, shard, OTHER, OTHER, number, message, lastAt).identified();
    }

    private FailureCountRow identified() {
        var named = bucket() + queue + "/" + code;
        return new FailureCountRow(named, since, shard, queue, code, number, message, lastAt);
    }
}
