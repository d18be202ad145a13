package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.CheckpointReached;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Counts;
import io.tightloop.schemas.DiscoveryNoted;
import io.tightloop.schemas.DiscoverySource;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskSkipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What services say of the session {@code s} in passing, each with a later time. */
final class Remarks {
    private Remarks() {}

    static List<Recorded> planned() {
        return recorded(
                Stories.TOPICS.planEvents(),
                List.of(
                        new PlanRejected(
                                "s", 2, List.of("tasks[0].queue: must match", "tasks[1].id: is taken"), 1, 11L),
                        new CommandRejected(
                                "s", "k1", "SendSignal", Rejection.UNPROVEN, "c1 is unproven", "ann", 1, 12L)));
    }

    static List<Recorded> executed() {
        return recorded(
                Stories.TOPICS.executionEvents(),
                List.of(
                        new TaskFailed("s", "t1", "write it", 3, new Failure("exit_code", "1"), 13L),
                        new TaskSkipped("s", "t2", "print it", "t1 failed", "", 14L),
                        new CheckpointReached("s", 1, List.of("t3", "t4"), new Counts(2, 1, 0, 0, 1), 1, 15L),
                        new ResultIgnored("s", "7-w1", "t1", "the attempt is over", 1, 16L)));
    }

    static List<Recorded> reviewed() {
        return recorded(
                Stories.TOPICS.reviewEvents(),
                List.of(
                        new TaskDiscovered(
                                "s", "d1", DiscoverySource.TASK, "t1", "fix it", "all of it", "major", null, 1, 17L),
                        new DiscoveryNoted("s", "paint it", "", "minor", "below policy.ignoreBelow", 1, 18L)));
    }

    private static List<Recorded> recorded(String topic, List<SpecificRecord> events) {
        var recorded = new ArrayList<Recorded>();
        for (var event : events) {
            recorded.add(new Recorded(new Place(topic, 1, recorded.size()), Optional.of(event)));
        }
        return recorded;
    }
}
